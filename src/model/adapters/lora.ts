import { createRandom } from '../../random';
import type { ModelConfig } from '../model-config';
import type { LinearSpec } from '../parameter-spec';
import type { Tensor } from '../tensor';
import { elementCount } from '../tensor';
import type { Targets } from './targets';
import { targetedLayers } from './targets';

/** What LoRA (Hu et al. 2021) adds to a model, by the names that PEFT has for it. */
export interface LoraOptions {
  /** `r`: the width between the two matrices of each adapter. */
  readonly rank: number;
  /** `lora_alpha`: what an adapter adds is multiplied by `alpha / rank`. */
  readonly alpha: number;
  /** `lora_dropout`: the share of an adapter's inputs that are left out in training. */
  readonly dropout: number;
  readonly targets: Targets;
}

/** Adapters beside linear layers: `y = W x + (alpha / rank) B A x`. Trainer and scorer work on `weights` in place. */
export interface LoraAdapters extends LoraOptions {
  /** Hugging Face names of the layers that have one, in the order of the forward pass. */
  readonly modules: readonly string[];
  /** `A [rank, in]` and `B [out, rank]` of each, under the names that PEFT's files have for them. */
  readonly weights: ReadonlyMap<string, Tensor>;
}

/** The names of an adapter's two matrices in PEFT's files. */
export function adapterNames(module: string): { readonly a: string; readonly b: string } {
  const prefix = `base_model.model.${module}`;
  return { a: `${prefix}.lora_A.weight`, b: `${prefix}.lora_B.weight` };
}

/** Names and shapes of the matrices of these layers' adapters. */
export function adapterShapes(layers: readonly LinearSpec[], rank: number): ReadonlyMap<string, readonly number[]> {
  return new Map(
    layers.flatMap(({ module, inputs, outputs }) => {
      const { a, b } = adapterNames(module);
      return [[a, [rank, inputs]] as const, [b, [outputs, rank]] as const];
    }),
  );
}

/**
 * New adapters: A uniform as `torch.nn.Linear` starts, B zeros, so that the model answers as before. The same seed gives
 * the same numbers; each adapter has its own stream.
 */
export function createAdapters(config: ModelConfig, options: LoraOptions, seed: string | number): LoraAdapters {
  const layers = targetedLayers(config, options.targets);
  const root = createRandom(seed);
  const weights = new Map<string, Tensor>();
  for (const [name, shape] of adapterShapes(layers, options.rank)) {
    const data = new Float32Array(elementCount(shape));
    if (name.includes('.lora_A.')) {
      const random = root.fork(name);
      const bound = 1 / Math.sqrt(shape[1]!);
      for (let i = 0; i < data.length; i++) data[i] = bound * (2 * random.next() - 1);
    }
    weights.set(name, { shape, data });
  }
  return { ...options, modules: layers.map(({ module }) => module), weights };
}
