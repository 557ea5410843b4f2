import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { int } from '../graph/value';
import { add, multiply, scale, sum } from './arithmetic';
import type { AttentionShape } from './attention';
import { batchedProduct } from './matmul';
import { reshape } from './shape';
import { squeeze } from './softcap';

/** One token of each sequence, `[sequences, heads * headDim]`, and what is kept of those before it. */
export interface StepInputs {
  readonly query: Value;
  readonly key: Value;
  readonly value: Value;
  /** `[sequences, keyValueHeads, places, headDim]`. */
  readonly keys: Value;
  readonly values: Value;
  /** Addend to the scores of the kept keys, `[sequences, 1, 1, places]`. */
  readonly mask: Value;
}

/**
 * Attention of one token to itself and to what is kept, as `attention` computes it; not differentiated. The kept keys
 * are read where they lie: the token's own score is computed beside theirs and joined to them.
 */
export function stepAttention(g: Graph, inputs: StepInputs, shape: AttentionShape): Value {
  const { keys, values, mask } = inputs;
  const { sequences, heads, keyValueHeads, headDim, softcap } = shape;
  const group = heads / keyValueHeads;
  const factor = shape.factor ?? 1 / Math.sqrt(headDim);
  const query = reshape(g, scale(g, inputs.query, factor), [sequences, keyValueHeads, group, headDim]);
  const own = (x: Value): Value => reshape(g, x, [sequences, keyValueHeads, 1, headDim]);
  const capped = (scores: Value): Value => (softcap === undefined ? scores : squeeze(g, scores, softcap));

  const past = add(g, capped(batchedProduct(g, query, keys, { b: true })), mask);
  const itself = capped(sum(g, multiply(g, query, own(inputs.key)), [3]));
  const both = [sequences, keyValueHeads, group, -1];
  const scores = g.emit('Concat', [past, itself], both, { attributes: { axis: int(3) } });
  const softmax = g.emit('Softmax', [scores], both, { attributes: { axis: int(-1) } });
  const part = (start: number, end: number, count: number): Value => {
    const bounds = [g.integers([start]), g.integers([end]), g.integers([3])];
    return g.emit('Slice', [softmax, ...bounds], [sequences, keyValueHeads, group, count]);
  };
  const fromPast = batchedProduct(g, part(0, -1, -1), values);
  const mixed = add(g, fromPast, multiply(g, part(-1, Number.MAX_SAFE_INTEGER, 1), own(inputs.value)));
  return reshape(g, mixed, [sequences, heads * headDim]);
}
