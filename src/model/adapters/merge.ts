import type { Model } from '../model';
import type { Tensor } from '../tensor';
import type { LinearSpec } from '../parameter-spec';
import { parameterSpecs } from '../parameters';
import type { LoraAdapters } from './lora';
import { adapterNames } from './lora';

/** The model with its adapters added into copies of the matrices they stand beside; it needs none any more. */
export function mergeAdapters(model: Model & { readonly adapters: LoraAdapters }): Model {
  const { adapters, ...rest } = model;
  const weights = new Map(rest.weights);
  const adapted = new Set(adapters.modules);
  for (const { name, linear } of parameterSpecs(rest.config))
    if (linear !== undefined && adapted.has(linear.module))
      weights.set(name, merged(weights.get(name)!, linear, adapters));
  return { ...rest, weights };
}

/** `W + (alpha / rank) B A`, the product transposed where the matrix is stored so; summed in double precision. */
function merged({ shape, data }: Tensor, { module, inputs, transposed }: LinearSpec, adapters: LoraAdapters): Tensor {
  const names = adapterNames(module);
  const [a, b] = [adapters.weights.get(names.a)!.data, adapters.weights.get(names.b)!.data];
  const { rank, alpha } = adapters;
  const outputs = data.length / inputs;
  const sum = data.slice();
  const row = new Float64Array(inputs);
  for (let out = 0; out < outputs; out++) {
    row.fill(0);
    for (let k = 0; k < rank; k++) {
      const factor = (b[out * rank + k]! * alpha) / rank;
      for (let i = 0; i < inputs; i++) row[i]! += factor * a[k * inputs + i]!;
    }
    for (let i = 0; i < inputs; i++) sum[transposed ? i * outputs + out : out * inputs + i]! += row[i]!;
  }
  return { shape, data: sum };
}
