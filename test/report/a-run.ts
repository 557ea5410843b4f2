import { compareOutcomes, type Outcome, scoreOutcomes } from '../../src/evaluation';
import { createRandom } from '../../src/random';
import type { RunEvent, RunEventBody, RunFiles, RunResults, RunState, SampleRecord } from '../../src/run';

/** How right the two made-up models are, in [0, 1]. */
export interface Skill {
  readonly base: number;
  readonly tuned?: number;
}

const TEMPLATES = ['follows-from', 'can-we-infer', 'based-on-the-passage', 'true-or-false', 'must-it-be-so'];

/** Run files with made-up outcomes, drawn by a seed and scored by the real evaluation. */
export function aRun(skills: Readonly<Record<string, Skill>>, state: RunState = 'finished', rows = 60): RunFiles {
  const random = createRandom('a-run');
  const draw = (task: string, skill: number): Outcome[] =>
    TEMPLATES.flatMap((template, t) =>
      Array.from({ length: rows }, (_, row) => ({
        ...{ task, cluster: task.startsWith('copa') ? 'commonsense' : 'nli', template, row },
        correct: random.next() < skill + (t - 2) * 0.04 ? 1 : 0,
        correctNorm: row % 2,
        choices: 2,
        gold: row % 3 === 0 ? 1 : 0,
      })),
    );
  const base = Object.entries(skills).flatMap(([task, skill]) => draw(task, skill.base));
  const tuned = Object.entries(skills).flatMap(([task, skill]) => draw(task, skill.tuned ?? 0));
  const trained = Object.values(skills).every((skill) => skill.tuned !== undefined);
  const results: RunResults = {
    format: 1,
    split: 'test',
    limit: rows,
    base: scoreOutcomes(base),
    ...(trained ? { tuned: scoreOutcomes(tuned), comparison: compareOutcomes(base, tuned) } : {}),
    seeds: [],
    devBest: { base: [], tuned: [] },
    unscored: [{ task: 'rte', template: 'write-a-premise', reason: 'it is scored by generation' }],
    seconds: 95,
  };
  return {
    dir: '/projects/runs/hold-out-nli/2026-01-31T09-30-00',
    manifest: {
      format: 1,
      name: 'hold-out-nli',
      stamp: '2026-01-31T09-30-00',
      mode: trained ? 'train' : 'evaluate',
      recipePath: '/projects/hold-out-nli.recipe.flan.yaml',
      recipeText: '',
      recipe: {},
      versions: { workbench: '0.1.0', node: '20.19.0', onnxruntime: '1.30.0', platform: 'linux-x64' },
    },
    state,
    events: events(state),
    datasets: [],
    ...(state === 'finished' ? { results } : {}),
    samples: samples(base, tuned),
    log: state === 'lost' ? 'Killed: out of memory' : '',
  };
}

function events(state: RunState): readonly RunEvent[] {
  const random = createRandom('loss');
  const steps = state === 'running' ? 120 : 300;
  const bodies: RunEventBody[] = [
    { kind: 'started', pid: 1, mode: 'train' },
    {
      kind: 'planned',
      train: [
        { task: 'sentiment-words', cluster: 'sentiment', rows: 800, rate: 0.625 },
        { task: 'who-owns-it', cluster: 'coreference', rows: 480, rate: 0.375 },
      ],
      heldOut: [{ task: 'rte', cluster: 'nli', templates: 5 }],
      dropped: [
        {
          task: 'same-meaning',
          cluster: 'paraphrase',
          cause: 'partner',
          message: 'same-meaning is left out: its cluster paraphrase goes with the held-out nli.',
        },
      ],
    },
    { kind: 'model', path: '/projects/model', parameters: 3_212_544, layers: 4, width: 192, vocabulary: 2048 },
    {
      kind: 'data',
      steps: 300,
      sequencesPerStep: 8,
      sequenceLength: 256,
      sampled: 256,
      tokensPerExample: 61,
      tooLong: 0,
    },
    { kind: 'phase', phase: 'train', seed: 0 },
    ...Array.from({ length: steps }, (_, i): RunEventBody => ({
      ...{ kind: 'step', seed: 0, step: i + 1, steps: 300, gradNorm: 1, lr: 3e-4, tokens: (i + 1) * 1900 },
      loss: 1.1 + 2.4 * Math.exp(-i / 45) + 0.12 * random.normal(),
      tokensPerSecond: 9123,
      etaSeconds: ((300 - i) * 1900) / 9123,
    })),
  ];
  if (state === 'finished') bodies.push({ kind: 'finished', seconds: 95 });
  if (state === 'failed') {
    bodies.push({
      ...{ kind: 'failed', code: 'data-invalid', file: '/projects/data/rte.jsonl', line: 7 },
      message: 'The row is no JSON object.',
      remedy: 'Correct the line.',
    });
  }
  return bodies.map((body, seq) => ({ seq, time: new Date(1_769_850_000_000 + seq * 250).toISOString(), ...body }));
}

function samples(base: readonly Outcome[], tuned: readonly Outcome[]): readonly SampleRecord[] {
  return base.map((outcome, i) => {
    const { task, cluster, template, row, gold } = outcome;
    const after = tuned[i]!;
    return {
      ...{ task, cluster, template, row, gold },
      prompt: `Mara put the red cup <on> the shelf & left.\n\nDoes it follow that the cup is row ${String(row)}'s?\n\nOPTIONS:\n- yes\n- no`,
      choices: [
        { text: 'yes', base: -2.345 - row / 100, tuned: -1.2 },
        { text: 'no', base: -2.5, tuned: -0.91 },
      ],
      base: outcome.correct === 1 ? gold : 1 - gold,
      tuned: after.correct === 1 ? gold : 1 - gold,
    };
  });
}
