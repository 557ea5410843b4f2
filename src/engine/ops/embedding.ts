import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { int } from '../graph/value';
import { reshape, zeros } from './shape';

/** Rows of `table [vocabulary, hidden]` by `tokens [rows]` (i64). */
export function embed(g: Graph, table: Value, tokens: Value): Value {
  const shape = [tokens.shape[0]!, table.shape[1]!];
  const y = g.emit('Gather', [table, tokens], shape, { attributes: { axis: int(0) } });
  return g.record(y, [table], (dy) => [
    // One token stands in many rows: ScatterND with addition would race on them, ScatterElements does not.
    g.emit('ScatterElements', [zeros(g, table.shape), repeatAlong(g, tokens, shape), dy], table.shape, {
      attributes: { axis: int(0), reduction: { kind: 'string', value: 'add' } },
    }),
  ]);
}

/** Some rows of `x [rows, hidden]`; `rows` (i64) must not repeat if a gradient is wanted. */
export function takeRows(g: Graph, x: Value, rows: Value): Value {
  const count = rows.shape[0]!;
  const y = g.emit('Gather', [x, rows], [count, x.shape[1]!], { attributes: { axis: int(0) } });
  return g.record(y, [x], (dy) => [
    g.emit('ScatterND', [zeros(g, x.shape), reshape(g, rows, [count, 1]), dy], x.shape),
  ]);
}

function repeatAlong(g: Graph, rows: Value, shape: readonly number[]): Value {
  return g.emit('Expand', [reshape(g, rows, [shape[0]!, 1]), g.integers(shape)], shape);
}
