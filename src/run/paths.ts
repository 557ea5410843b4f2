import { join } from 'node:path';

/** Where things lie in a run directory. */
export interface RunPaths {
  readonly dir: string;
  readonly manifest: string;
  readonly datasets: string;
  readonly events: string;
  readonly control: string;
  readonly worker: string;
  readonly lock: string;
  readonly log: string;
  readonly checkpoints: string;
  readonly model: string;
  readonly results: string;
  readonly samples: string;
  /** There until the results are. */
  readonly answers: string;
  readonly written: string;
}

export function runPaths(dir: string): RunPaths {
  const at = (name: string): string => join(dir, name);
  return {
    dir,
    manifest: at('recipe.json'),
    datasets: at('datasets.json'),
    events: at('events.jsonl'),
    control: at('control.jsonl'),
    worker: at('worker.json'),
    lock: at('worker.lock'),
    log: at('worker.log'),
    checkpoints: at('checkpoints'),
    model: at('model'),
    results: at('results.json'),
    samples: at('samples.jsonl'),
    answers: at('answers.jsonl'),
    written: at('written.jsonl'),
  };
}
