import type { OptimizerOptions, TrainerOptions } from '../engine';
import type { Recipe, TrainSettings } from '../recipe';
import type { BatchShape } from './batch-shape';

/** The paper's constants (Shazeer and Stern 2018, algorithms 4 and 5). */
const ADAFACTOR = { clipThreshold: 1, decayRate: -0.8, eps1: 1e-30, eps2: 1e-3 };

/** What the engine is told of a recipe. @param totalSteps of the whole training, those done before included. */
export function trainerOptions({ train }: Recipe, batch: BatchShape, totalSteps: number, seed: number): TrainerOptions {
  return {
    batch,
    checkpointActivations: train.activationCheckpointing,
    ...(train.microBatch === undefined ? {} : { microBatch: Math.min(train.microBatch, batch.sequences) }),
    optimizer: optimizerOptions(train),
    schedule: { kind: train.schedule, warmupSteps: train.warmupSteps, totalSteps },
    clipNorm: train.clipNorm,
    seed,
  };
}

function optimizerOptions(train: TrainSettings): OptimizerOptions {
  const { lr, eps, weightDecay, relativeStep, scaleParameter } = train;
  const [beta1, beta2] = train.betas;
  switch (train.optimizer) {
    case 'adamw':
      return { kind: 'adamw', lr, beta1, beta2, eps, weightDecay };
    case 'adafactor':
      return { kind: 'adafactor', lr, relativeStep, scaleParameter, ...ADAFACTOR, weightDecay };
  }
}
