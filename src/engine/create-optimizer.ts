import type { Tensor } from '../model';
import type { AdafactorOptions } from './adafactor';
import { adafactor } from './adafactor';
import type { AdamWOptions } from './adamw';
import { adamW } from './adamw';
import type { Optimizer } from './optimizer';

export type OptimizerOptions = AdamWOptions | AdafactorOptions;

/** The optimizer of these options over `weights`, which it moves in place. */
export function createOptimizer(weights: ReadonlyMap<string, Tensor>, options: OptimizerOptions): Optimizer {
  switch (options.kind) {
    case 'adamw':
      return adamW(weights, options);
    case 'adafactor':
      return adafactor(weights, options);
  }
}
