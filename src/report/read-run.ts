import * as l10n from '@vscode/l10n';
import type { RunEvent, RunFiles } from '../run';
import { clusterViews, knownScores } from './clusters';
import { count, duration, figure } from './format';
import { clusterHeadline } from './headline';
import { failureText, progressOf } from './progress';
import { smoothed } from './smooth';
import type { ClusterView, DevBestView, LossSeries, NoticeView, ProgressView, RunView } from './view';

/** The view of a run at any moment of its life: what is not there yet is empty. */
export function readRun(files: RunFiles): RunView {
  const { manifest, results, samples, state } = files;
  const events = currentEvents(files.events);
  const clusters = clusterViews(knownScores(results, events));
  const progress = progressOf(state, events);
  const planned = events.findLast((event) => event.kind === 'planned');
  const failure = events.at(-1);
  return {
    name: manifest.name,
    stamp: manifest.stamp,
    dir: files.dir,
    mode: manifest.mode,
    state,
    headline: headlineOf(files, clusters, progress),
    progress,
    loss: lossSeries(events),
    clusters,
    devBest: devBestViews(files),
    seeds: (results?.seeds ?? []).map(({ trainSeconds, ...seed }) => ({ ...seed, seconds: trainSeconds })),
    train: planned?.kind === 'planned' ? planned.train : [],
    dropped: planned?.kind === 'planned' ? planned.dropped : [],
    unscored: results?.unscored ?? [],
    notices: notices(events),
    samples,
    ...(failure?.kind === 'failed' ? { failure } : {}),
    ...(files.log !== '' && (state === 'lost' || state === 'failed') ? { log: files.log } : {}),
    facts: factsOf({ ...files, events }),
    versions: manifest.versions,
    split: results?.split ?? '',
  };
}

/** By number: whoever merges what it read twice may hand events over out of order. */
function currentEvents(events: readonly RunEvent[]): readonly RunEvent[] {
  return [...events].sort((a, b) => a.seq - b.seq);
}

/** A failure alone; else what goes on, then what is known; of a finished run only what came out. */
function headlineOf(files: RunFiles, clusters: readonly ClusterView[], progress: ProgressView): readonly string[] {
  const { state, events } = files;
  const last = events.at(-1);
  if (state === 'failed' && last?.kind === 'failed') return [failureText(last)];
  if (state !== 'finished') {
    const going = progress.detail === '' ? progress.label : `${progress.label}: ${progress.detail}`;
    return [`${going}${/[.!?]$/.test(going) ? '' : '.'}`, ...clusters.flatMap(clusterHeadline)];
  }
  return clusters.flatMap(clusterHeadline);
}

/** One series per seed; of a step that was trained twice (after a resume) the later loss counts. */
function lossSeries(events: readonly RunEvent[]): readonly LossSeries[] {
  const seeds = new Map<number, { steps: number; readonly losses: Map<number, number> }>();
  for (const event of events) {
    if (event.kind !== 'step') continue;
    const series = seeds.get(event.seed) ?? { steps: event.steps, losses: new Map<number, number>() };
    series.steps = event.steps;
    series.losses.set(event.step, event.loss);
    seeds.set(event.seed, series);
  }
  return [...seeds].map(([seed, { steps, losses }]) => {
    const points = [...losses].sort(([a], [b]) => a - b).map(([step, loss]) => ({ step, loss }));
    return { seed, steps, points: smoothed(points) };
  });
}

/** One entry per task, base beside tuned: each model chooses its own template. */
function devBestViews({ results }: RunFiles): readonly DevBestView[] {
  if (results === undefined) return [];
  const { base, tuned } = results.devBest;
  const tasks = [...new Set([...base, ...tuned].map((best) => best.task))];
  return tasks.map((task) => {
    const before = base.find((best) => best.task === task);
    const after = tuned.find((best) => best.task === task);
    return {
      task,
      ...(before === undefined ? {} : { base: before }),
      ...(after === undefined ? {} : { tuned: after }),
    };
  });
}

/** Notices with their place as one word, `file:line`, which terminals and editors make a link of. */
function notices(events: readonly RunEvent[]): readonly NoticeView[] {
  return events.flatMap((event) => {
    if (event.kind !== 'notice') return [];
    const { level, message, file, line } = event;
    if (file === undefined) return [{ level, message }];
    return [{ level, message, place: line === undefined ? file : `${file}:${String(line)}` }];
  });
}

/** What one needs to judge or repeat the run; the last event of a kind counts, for a run may have been resumed. */
function factsOf({ manifest, events, datasets }: RunFiles): readonly (readonly [string, string])[] {
  const facts: [string, string][] = [[l10n.t('Recipe'), manifest.recipePath]];
  const model = events.findLast((event) => event.kind === 'model');
  if (model?.kind === 'model') {
    facts.push([l10n.t('Model'), model.path]);
    facts.push([
      l10n.t('Size'),
      l10n.t('{0} parameters, {1} layers, width {2}', count(model.parameters), count(model.layers), count(model.width)),
    ]);
  }
  const data = events.findLast((event) => event.kind === 'data');
  if (data?.kind === 'data') {
    facts.push([
      l10n.t('Training'),
      l10n.t(
        '{0} steps of {1} sequences of {2} tokens',
        count(data.steps),
        count(data.sequencesPerStep),
        count(data.sequenceLength),
      ),
    ]);
  }
  // Several tasks may read one dataset.
  const states = new Set(datasets.map(({ id, config, revision }) => `${id} (${config}) @ ${revision}`));
  if (states.size > 0) facts.push([l10n.t('Data of the hub'), [...states].join(', ')]);
  const step = events.findLast((event) => event.kind === 'step');
  if (step?.kind === 'step') facts.push([l10n.t('Last loss'), figure(step.loss)]);
  const finished = events.findLast((event) => event.kind === 'finished');
  if (finished?.kind === 'finished') facts.push([l10n.t('Wall time'), duration(finished.seconds)]);
  const { workbench, node, onnxruntime, platform } = manifest.versions;
  facts.push([
    l10n.t('Versions'),
    `FLAN Workbench ${workbench}, Node ${node}, onnxruntime-node ${onnxruntime}, ${platform}`,
  ]);
  return facts;
}
