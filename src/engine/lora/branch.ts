import type { LoraAdapters } from '../../model';
import { adapterNames } from '../../model';
import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { product } from '../ops/matmul';

/** What stands beside a linear layer: gives the layer's result `y` with what the branch makes of its input `x` added. */
export type Branch = (x: Value, module: string, y: Value) => Value;

/**
 * LoRA (Hu et al. 2021, section 4.1): `y + (alpha / rank) B A x` for the layers that have an adapter.
 * @param matrix the value of one matrix of an adapter, such as an input of the graph, made when it is first needed.
 * @param drop leaves out a share of an adapter's inputs; what is left is scaled up here.
 */
export function loraBranch(
  g: Graph,
  adapters: LoraAdapters,
  matrix: (name: string, shape: readonly number[]) => Value,
  drop?: (x: Value, module: string) => Value,
): Branch {
  const { rank, alpha, dropout } = adapters;
  const adapted = new Set(adapters.modules);
  const factor = drop === undefined ? alpha / rank : alpha / rank / (1 - dropout);
  // Layers may be built twice, over the same matrices.
  const values = new Map<string, Value>();
  const valueOf = (name: string): Value => {
    const value = values.get(name) ?? matrix(name, adapters.weights.get(name)!.shape);
    values.set(name, value);
    return value;
  };
  return (x, module, y) => {
    if (!adapted.has(module)) return y;
    const names = adapterNames(module);
    const down = product(g, drop === undefined ? x : drop(x, module), valueOf(names.a), { b: true });
    return product(g, down, valueOf(names.b), { b: true, factor }, y);
  };
}
