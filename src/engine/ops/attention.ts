import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { int } from '../graph/value';
import { add, multiply, reduceTo, scale, subtract, sum } from './arithmetic';
import { batchedProduct } from './matmul';
import { reshape, transpose } from './shape';
import { squeeze, squeezeSlope } from './softcap';

export interface AttentionShape {
  readonly sequences: number;
  /** Of the queries, and of keys and values unless `keyLength` says otherwise (attention to another text). */
  readonly length: number;
  readonly keyLength?: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headDim: number;
  /** What products of queries and keys are multiplied by; `1 / sqrt(headDim)` when left out. */
  readonly factor?: number;
  /** What of `mask` is learnt, `[1, heads, length, keyLength]`: its gradient is recorded, its numbers are in `mask`. */
  readonly bias?: Value;
  /** Scores are squeezed into (-softcap, softcap) before the mask is added (Gemma 2, section 2). */
  readonly softcap?: number;
}

/** How far back a position sees, in tokens, itself included; `positions` are i64 `[sequences, length]`. */
export interface Window {
  readonly size: number;
  readonly positions: Value;
}

/** What a score that must not count is lowered by; `exp` of it is 0 in every number type, without infinities. */
const HIDDEN = -1e9;

/** 0 where attention is allowed, and what hides a score elsewhere. */
export function maskOf(g: Graph, allowed: Value): Value {
  return g.emit('Where', [allowed, g.constant(0), g.constant(HIDDEN)], allowed.shape, { dtype: g.float });
}

/** Which of `queries [sequences, length]` and `keys [sequences, keyLength]` (both i32) are of one segment. */
export function sameSegment(g: Graph, queries: Value, keys: Value): Value {
  const [sequences, length] = queries.shape as readonly [number, number];
  const keyLength = keys.shape[1]!;
  const columns = reshape(g, queries, [sequences, length, 1]);
  const rows = reshape(g, keys, [sequences, 1, keyLength]);
  return g.emit('Equal', [columns, rows], [sequences, length, keyLength], { dtype: 'bool' });
}

/**
 * What each position may attend to, as an addend to the scores, `[sequences, 1, length, length]`: earlier positions
 * of its own segment and, if `parents` is given, of the segment that its own continues (a shared prompt).
 * @param segments i32 `[sequences, length]`; padding has a segment of its own.
 * @param parents i32 `[sequences, length]`, the segment each position's segment continues, or one that nobody has.
 * @param window counted in positions, so that it reaches over what lies between a shared prompt and its continuation.
 */
export function segmentMask(g: Graph, segments: Value, parents?: Value, window?: Window): Value {
  const [sequences, length] = segments.shape as readonly [number, number];
  const own = sameSegment(g, segments, segments);
  const visible = parents === undefined ? own : g.emit('Or', [own, sameSegment(g, parents, segments)], own.shape);
  const causal = Uint8Array.from({ length: length * length }, (_, i) => Number(i % length <= Math.floor(i / length)));
  const past = g.emit('And', [visible, g.initializer('bool', [1, length, length], causal)], own.shape);
  const allowed = window === undefined ? past : g.emit('And', [past, within(g, window)], own.shape);
  return reshape(g, maskOf(g, allowed), [sequences, 1, length, length]);
}

/** Whether a key lies less than the window before its query, bool `[sequences, length, length]`. */
export function within(g: Graph, { size, positions }: Window): Value {
  const [sequences, length] = positions.shape as readonly [number, number];
  const shape = [sequences, length, length];
  const [queries, keys] = [
    reshape(g, positions, [sequences, length, 1]),
    reshape(g, positions, [sequences, 1, length]),
  ];
  const reach = g.emit('Add', [keys, g.integers(size)], keys.shape);
  return g.emit('Greater', [reach, queries], shape, { dtype: 'bool' });
}

/**
 * Softmax attention of `q [rows, heads * headDim]` over `k` and `v [key rows, keyValueHeads * headDim]`; grouped queries
 * are folded into the rows of their shared head. The gradient is written by hand after FlashAttention's
 * (Dao et al. 2022, section 3.1): the softmax needs `rowsum(dO * O)` alone.
 */
export function attention(g: Graph, q: Value, k: Value, v: Value, mask: Value, shape: AttentionShape): Value {
  const { sequences, length, keyLength = length, heads, keyValueHeads, headDim, bias, softcap } = shape;
  const group = heads / keyValueHeads;
  const factor = shape.factor ?? 1 / Math.sqrt(headDim);
  const split = (x: Value, count: number): Value =>
    transpose(g, reshape(g, x, [sequences, x.shape[0]! / sequences, count, headDim]), [0, 2, 1, 3]);
  const join = (x: Value, count: number): Value =>
    reshape(g, transpose(g, x, [0, 2, 1, 3]), [sequences * x.shape[2]!, count * headDim]);
  const folded = [sequences, keyValueHeads, group * length, headDim];
  const foldQueries = (x: Value): Value => reshape(g, split(x, heads), folded);
  const unfoldQueries = (x: Value): Value => join(reshape(g, x, [sequences, heads, length, headDim]), heads);

  const forward = g.withoutRecording(() => {
    const queries = foldQueries(scale(g, q, factor));
    const [keys, values] = [split(k, keyValueHeads), split(v, keyValueHeads)];
    const products = batchedProduct(g, queries, keys, { b: true });
    const raw = softcap === undefined ? products : squeeze(g, products, softcap);
    const perHead = [sequences, heads, length, keyLength];
    const scores = add(g, reshape(g, raw, perHead), mask);
    const softmax = g.emit('Softmax', [scores], perHead, { attributes: { axis: int(-1) } });
    const weights = reshape(g, softmax, raw.shape);
    const mixed = batchedProduct(g, weights, values);
    return { queries, keys, values, raw, weights, mixed, y: unfoldQueries(mixed) };
  });
  const inputs = bias === undefined ? [q, k, v] : [q, k, v, bias];
  return g.record(forward.y, inputs, (dy) => {
    const { queries, keys, values, raw, weights, mixed } = forward;
    const dMixed = foldQueries(dy);
    const dValues = batchedProduct(g, weights, dMixed, { a: true });
    const dWeights = batchedProduct(g, dMixed, values, { b: true });
    const along = sum(g, multiply(g, dMixed, mixed), [3]);
    const dRaw = multiply(g, weights, subtract(g, dWeights, along));
    const dScores = softcap === undefined ? dRaw : multiply(g, dRaw, squeezeSlope(g, raw, softcap));
    const dQueries = batchedProduct(g, dScores, keys);
    const dKeys = batchedProduct(g, dScores, queries, { a: true });
    const learnt =
      bias === undefined ? [] : [reduceTo(g, reshape(g, dScores, [sequences, heads, length, keyLength]), bias.shape)];
    return [
      scale(g, unfoldQueries(dQueries), factor),
      join(dKeys, keyValueHeads),
      join(dValues, keyValueHeads),
      ...learnt,
    ];
  });
}
