import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { float, int } from '../graph/value';
import { reduceTo } from './arithmetic';
import { transpose } from './shape';

/** Which operands enter a product transposed. */
interface Transposed {
  readonly a?: boolean;
  readonly b?: boolean;
}

interface ProductOptions extends Transposed {
  /** What the product, not the addend, is multiplied by; 1 when left out. */
  readonly factor?: number;
}

/** `factor op(a) op(b) + addend` of matrices, in one Gemm; the addend has the result's shape or is one row of it. */
export function product(g: Graph, a: Value, b: Value, options: ProductOptions = {}, addend?: Value): Value {
  const { a: ta = false, b: tb = false, factor = 1 } = options;
  const shape = [a.shape[ta ? 1 : 0]!, b.shape[tb ? 0 : 1]!];
  if (a.shape[ta ? 0 : 1] !== b.shape[tb ? 1 : 0])
    throw new RangeError(`product of [${a.shape.join()}] and [${b.shape.join()}]`);
  const inputs = addend === undefined ? [a, b] : [a, b, addend];
  const scaling = factor === 1 ? {} : { alpha: float(factor) };
  const y = g.emit('Gemm', inputs, shape, {
    attributes: { transA: int(ta ? 1 : 0), transB: int(tb ? 1 : 0), ...scaling },
  });
  return g.record(y, inputs, (dy) => [
    (more) => (ta ? product(g, b, dy, { a: tb, b: true, factor }, more) : product(g, dy, b, { b: !tb, factor }, more)),
    (more) => (tb ? product(g, dy, a, { a: true, b: ta, factor }, more) : product(g, a, dy, { a: !ta, factor }, more)),
    ...(addend === undefined ? [] : [reduceTo(g, dy, addend.shape)]),
  ]);
}

/** A linear layer: `x [rows, in]`, weight `[out, in]`, plus an optional addend, a bias `[out]` or residual `[rows, out]`. */
export function linear(g: Graph, x: Value, weight: Value, addend?: Value): Value {
  return product(g, x, weight, { b: true }, addend);
}

/** Products of the last two axes, the leading axes alike; not differentiated (used inside hand-written gradients). */
export function batchedProduct(g: Graph, a: Value, b: Value, transposed: Transposed = {}): Value {
  const left = transposed.a ? swapLast(g, a) : a;
  const right = transposed.b ? swapLast(g, b) : b;
  return g.emit('MatMul', [left, right], [...left.shape.slice(0, -1), right.shape.at(-1)!]);
}

/** onnxruntime folds this into the product that follows. */
function swapLast(g: Graph, a: Value): Value {
  const rank = a.shape.length;
  return transpose(g, a, [...Array.from({ length: rank - 2 }, (_, i) => i), rank - 1, rank - 2]);
}
