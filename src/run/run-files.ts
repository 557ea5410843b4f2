import type { ProviderChoice } from '../engine';
import type { RunDataset } from './datasets';
import type { RunEvent, RunMode } from './events';
import type { RunResults, SampleRecord, WrittenSample } from './results';

/** `recipe.json`: what was asked for, and by what it was made. */
export interface RunManifest {
  readonly format: 1;
  readonly name: string;
  /** Local time of the start, `YYYY-MM-DDTHH-MM-SS`, the name of the run's folder. */
  readonly stamp: string;
  readonly mode: RunMode;
  /** Absolute path of the recipe file; tasks and model are resolved against its folder. */
  readonly recipePath: string;
  /** The recipe file's text as it was at the start; the worker reads this, not the file. */
  readonly recipeText: string;
  /** The recipe with every default filled in. */
  readonly recipe: unknown;
  readonly versions: RunVersions;
  /** What computes, where whoever started the run asked for something else than the recipe does. */
  readonly provider?: ProviderChoice;
}

export interface RunVersions {
  readonly workbench: string;
  readonly node: string;
  readonly onnxruntime: string;
  readonly platform: string;
}

/** `worker.json`: who works on the run. */
export interface WorkerRecord {
  readonly pid: number;
  readonly host: string;
  readonly startedAt: string;
  /** ISO time of the last sign of life. */
  readonly heartbeat: string;
}

/**
 * How a run stands. `lost`: its worker is gone without a word (killed, machine restarted).
 * `starting`: made, and no worker has spoken yet.
 */
export type RunState = 'starting' | 'running' | 'cancelling' | 'finished' | 'cancelled' | 'failed' | 'lost';

/** The contents of a run directory. */
export interface RunFiles {
  readonly dir: string;
  readonly manifest: RunManifest;
  readonly state: RunState;
  readonly events: readonly RunEvent[];
  /** The commits of the hub's datasets that were read; empty where there are none, or none yet. */
  readonly datasets: readonly RunDataset[];
  readonly results?: RunResults;
  readonly samples: readonly SampleRecord[];
  /** Absent where no answers are written, or none yet. */
  readonly written?: readonly WrittenSample[];
  /** The end of `worker.log`: what the worker process wrote besides its events, usually nothing. */
  readonly log: string;
}
