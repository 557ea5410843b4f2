import type { Tokenizer } from '../tokenizer';
import type { LoraAdapters } from './adapters/lora';
import type { ModelConfig } from './model-config';
import { initWeights } from './init-weights';
import type { StoredTensor } from './stored-tensor';
import type { Tensor } from './tensor';

/** A model with everything its folder holds. Trainer and scorer work on `weights` in place. */
export interface Model {
  readonly config: ModelConfig;
  readonly tokenizer: Tokenizer;
  /** By Hugging Face name; exactly the names and shapes of `parameterSpecs(config)`, or none where they are stored. */
  readonly weights: Map<string, Tensor>;
  /** A base that stays on the disk, for adapters to be trained on: the same names and shapes. */
  readonly stored?: ReadonlyMap<string, StoredTensor>;
  /** Where there are some, they are trained and the other weights stand still. */
  readonly adapters?: LoraAdapters;
}

/** A new, untrained model; the same seed gives the same weights on every machine. */
export function createModel(config: ModelConfig, tokenizer: Tokenizer, seed: string | number): Model {
  return { config, tokenizer, weights: initWeights(config, seed) };
}
