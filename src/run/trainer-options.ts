import type { TrainerOptions } from '../engine';
import type { Recipe } from '../recipe';
import type { BatchShape } from './batch-shape';

/** What the engine is told of a recipe. @param totalSteps of the whole training, those done before included. */
export function trainerOptions({ train }: Recipe, batch: BatchShape, totalSteps: number): TrainerOptions {
  const [beta1, beta2] = train.betas;
  return {
    batch,
    optimizer: { kind: 'adamw', lr: train.lr, beta1, beta2, eps: train.eps, weightDecay: train.weightDecay },
    schedule: { kind: train.schedule, warmupSteps: train.warmupSteps, totalSteps },
    clipNorm: train.clipNorm,
  };
}
