import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { int } from '../graph/value';
import { reshape } from '../ops/shape';

/** Keys and values of all layers, each `[tokens, width]`, as one `[count, tokens, width]`. */
export function stackKept(g: Graph, kept: readonly Value[]): Value {
  const [tokens, width] = kept[0]!.shape as readonly [number, number];
  const layers = kept.map((x) => reshape(g, x, [1, tokens, width]));
  return g.emit('Concat', layers, [kept.length, tokens, width], { attributes: { axis: int(0) } });
}
