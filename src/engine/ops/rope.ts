import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { int } from '../graph/value';
import { add, multiply, subtract } from './arithmetic';
import { concatLast, reshape, sliceLast } from './shape';

/** Cosines and sines by position, `[positions, width / 2]`, and each row's position `[sequences, length]` (i64). */
export interface RotaryTables {
  readonly cos: Value;
  readonly sin: Value;
  readonly minusSin: Value;
  readonly positions: Value;
}

/**
 * The tables of rotary position embedding (Su et al. 2021), computed once per graph.
 * @param frequencies the angle per position of each pair of a head's elements.
 * @param count positions the tables reach to.
 */
export function rotaryTables(g: Graph, positions: Value, frequencies: readonly number[], count: number): RotaryTables {
  const half = frequencies.length;
  const table = (of: (angle: number) => number): Value => {
    const numbers = Array.from({ length: count * half }, (_, at) =>
      of(Math.floor(at / half) * frequencies[at % half]!),
    );
    return g.float === 'f32'
      ? g.initializer('f32', [count, half], Float32Array.from(numbers))
      : g.initializer('f64', [count, half], Float64Array.from(numbers));
  };
  return { cos: table(Math.cos), sin: table(Math.sin), minusSin: table((angle) => -Math.sin(angle)), positions };
}

/**
 * Rotates the first elements, as many as the tables have, of each head of `x [sequences * length, heads * headDim]`;
 * their halves are paired as in `rotate_half` of `transformers`.
 */
export function rotate(g: Graph, x: Value, heads: number, tables: RotaryTables): Value {
  const y = g.withoutRecording(() => turn(g, x, heads, tables, tables.sin));
  // A rotation's transpose is the rotation back.
  return g.record(y, [x], (dy) => [turn(g, dy, heads, tables, tables.minusSin)]);
}

function turn(g: Graph, x: Value, heads: number, tables: RotaryTables, sin: Value): Value {
  const [sequences, length] = tables.positions.shape as readonly [number, number];
  const rows = sequences * length;
  const headDim = x.shape[1]! / heads;
  const half = tables.cos.shape[1]!;
  if (g.fused) {
    const shape = [sequences, length, x.shape[1]!];
    const inputs = [reshape(g, x, shape), tables.positions, tables.cos, sin];
    const partial = { num_heads: int(heads), rotary_embedding_dim: int(2 * half) };
    const turned = g.emit('RotaryEmbedding', inputs, shape, {
      domain: 'com.microsoft',
      attributes: { interleaved: int(0), ...(2 * half === headDim ? {} : partial) },
    });
    return reshape(g, turned, x.shape);
  }
  const at = (table: Value): Value =>
    reshape(g, g.emit('Gather', [table, tables.positions], [sequences, length, half]), [rows, 1, half]);
  const [c, s] = [at(tables.cos), at(sin)];
  const split = reshape(g, x, [rows, heads, headDim]);
  const [first, second] = [sliceLast(g, split, 0, half), sliceLast(g, split, half, 2 * half)];
  const turned = concatLast(g, [
    subtract(g, multiply(g, first, c), multiply(g, second, s)),
    add(g, multiply(g, second, c), multiply(g, first, s)),
    ...(2 * half === headDim ? [] : [sliceLast(g, split, 2 * half, headDim)]),
  ]);
  return reshape(g, turned, x.shape);
}
