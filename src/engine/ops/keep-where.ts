import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';

/** `x` where `keep` (bool, of its shape) is true, 0 elsewhere. */
export function keepWhere(g: Graph, keep: Value, x: Value): Value {
  const pass = (y: Value): Value => g.emit('Where', [keep, y, g.constant(0)], x.shape, { dtype: x.dtype });
  return g.record(pass(x), [x], (dy) => [pass(dy)]);
}
