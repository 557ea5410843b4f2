import type { ManifestFile, RowFormatId } from '../../../src/export';
import type { TrainerSettings } from '../../../src/export/beside/settings';

/** Settings with every value different from the trainers' defaults. */
export const settings: TrainerSettings = {
  run: 'mine',
  model: '../model',
  modelIsFolder: true,
  extent: { kind: 'steps', steps: 123 },
  optimizer: 'adamw',
  relativeStep: false,
  learningRate: 3e-5,
  schedule: 'constant_with_warmup',
  warmupSteps: 7,
  weightDecay: 0.02,
  betas: [0.8, 0.95],
  eps: 1e-7,
  clipNorm: 0.5,
  sequenceLength: 100,
  sequences: 6,
  microBatch: 6,
  tokensPerBatch: 640,
  packing: false,
  overflow: 'truncate',
  seed: 5,
  logEvery: 3,
  checkpointEvery: 40,
};

/** A training and a held-out file of each format. */
export function files(...formats: RowFormatId[]): ManifestFile[] {
  return formats.flatMap((format) =>
    (['train', 'held_out'] as const).map((part) => ({
      ...{ path: `${format}/${part}.jsonl`, format, part },
      ...{ rows: 1, bytes: 1, sha256: '' },
    })),
  );
}
