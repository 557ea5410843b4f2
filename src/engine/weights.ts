import type { ParameterSpec } from '../model';
import type { Graph } from './graph/graph';
import type { Value } from './graph/value';
import type { Branch } from './lora/branch';
import { add } from './ops/arithmetic';
import { product } from './ops/matmul';

/** The model's weights as values of a graph, by their Hugging Face names. */
export interface Weights {
  readonly value: (name: string) => Value;
  /**
   * What a linear layer makes of `x [rows, in]`: `[rows, out]`, its bias if it has one and the residual added. The one
   * place every linear layer goes through.
   * @param module its Hugging Face name, without `.weight`.
   */
  readonly linear: (x: Value, module: string, residual?: Value) => Value;
}

/**
 * @param make the value of one weight, such as an input of the graph.
 * @param branch what stands beside linear layers: adapters.
 */
export function graphWeights(
  g: Graph,
  specs: readonly ParameterSpec[],
  make: (spec: ParameterSpec) => Value,
  branch?: Branch,
): Weights {
  const values = new Map(specs.map((spec) => [spec.name, make(spec)]));
  const transposed = new Set(specs.flatMap(({ linear }) => (linear?.transposed === true ? [linear.module] : [])));
  return {
    value: (name) => values.get(name)!,
    linear: (x, module, residual) => {
      const bias = values.get(`${module}.bias`);
      const y = product(g, x, values.get(`${module}.weight`)!, { b: !transposed.has(module) }, bias ?? residual);
      const whole = bias === undefined || residual === undefined ? y : add(g, y, residual);
      return branch === undefined ? whole : branch(x, module, whole);
    },
  };
}
