import * as l10n from '@vscode/l10n';
import type { RunEvent, RunFiles } from '../run';
import { engineFacts } from './engine-facts';
import { clusterViews, knownScores } from './clusters';
import { count, duration, figure, percent } from './format';
import { clusterHeadline } from './headline';
import { failureText, progressOf } from './progress';
import { smoothed } from './smooth';
import { writtenHeadline } from './written';
import type { ClusterView, DevBestView, DevLook, LossSeries, NoticeView, ProgressView, RunView } from './view';

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
    ...(results?.written === undefined ? {} : { written: results.written }),
    ...(files.written === undefined ? {} : { writtenSamples: files.written }),
    ...(results?.norm === undefined ? {} : { norm: results.norm }),
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
  const ranked = new Set(clusters.flatMap(({ tasks }) => tasks.map(({ task }) => task)));
  return [...clusters.flatMap(clusterHeadline), ...writtenHeadline(files.results?.written, ranked)];
}

/** One series per seed; of a step that was trained twice (after a resume) the later loss counts. */
function lossSeries(events: readonly RunEvent[]): readonly LossSeries[] {
  const seeds = new Map<number, { steps: number; losses: Map<number, number>; looks: Map<number, DevLook> }>();
  for (const event of events) {
    if (event.kind !== 'step' && event.kind !== 'dev') continue;
    const series = seeds.get(event.seed) ?? { steps: event.step, losses: new Map(), looks: new Map() };
    seeds.set(event.seed, series);
    if (event.kind === 'step') {
      series.steps = event.steps;
      series.losses.set(event.step, event.loss);
    } else {
      const { step, loss, accuracy } = event;
      series.looks.set(step, { step, loss, accuracy });
    }
  }
  return [...seeds].map(([seed, { steps, losses, looks }]) => {
    const points = [...losses].sort(([a], [b]) => a - b).map(([step, loss]) => ({ step, loss }));
    const dev = [...looks.values()].sort((a, b) => a.step - b.step);
    return { seed, steps, points: smoothed(points), ...(dev.length === 0 ? {} : { dev }) };
  });
}

/** Which step did best on the dev rows, and whether its weights are the tuned model's. */
function bestFacts({ results }: Pick<RunFiles, 'results'>): readonly (readonly [string, string])[] {
  return (results?.seeds ?? []).flatMap(({ seed, best, keptBest }): (readonly [string, string])[] => {
    if (best === undefined) return [];
    const what =
      best.accuracy === null
        ? l10n.t('seed {0}: step {1}, loss {2}', seed, count(best.step), figure(best.loss))
        : l10n.t(
            'seed {0}: step {1}, loss {2}, accuracy {3} %',
            seed,
            count(best.step),
            figure(best.loss),
            percent(best.accuracy),
          );
    return [[keptBest === true ? l10n.t('Best on dev rows, kept') : l10n.t('Best on dev rows'), what]];
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
function factsOf({ manifest, events, datasets, results }: RunFiles): readonly (readonly [string, string])[] {
  const facts: (readonly [string, string])[] = [[l10n.t('Recipe'), manifest.recipePath]];
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
  facts.push(...engineFacts(events));
  // Several tasks may read one dataset.
  const states = new Set(datasets.map(({ id, config, revision }) => `${id} (${config}) @ ${revision}`));
  if (states.size > 0) facts.push([l10n.t('Data of the hub'), [...states].join(', ')]);
  const step = events.findLast((event) => event.kind === 'step');
  if (step?.kind === 'step') facts.push([l10n.t('Last loss'), figure(step.loss)]);
  facts.push(...bestFacts({ ...(results === undefined ? {} : { results }) }));
  const finished = events.findLast((event) => event.kind === 'finished');
  if (finished?.kind === 'finished') facts.push([l10n.t('Wall time'), duration(finished.seconds)]);
  const { workbench, node, onnxruntime, platform } = manifest.versions;
  facts.push([
    l10n.t('Versions'),
    `FLAN Workbench ${workbench}, Node ${node}, onnxruntime-node ${onnxruntime}, ${platform}`,
  ]);
  return facts;
}
