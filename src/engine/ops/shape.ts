import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { int, ints, sameShape } from '../graph/value';

export function reshape(g: Graph, a: Value, shape: readonly number[]): Value {
  if (sameShape(a.shape, shape)) return a;
  // ONNX takes no empty list of sizes from a literal of rank 1 for a scalar in every provider; Squeeze is always fine.
  const sizes = shape.map((size) => Math.max(size, -1));
  const y = shape.length === 0 ? g.emit('Squeeze', [a], shape) : g.emit('Reshape', [a, g.integers(sizes)], shape);
  return g.record(y, [a], (dy) => [reshape(g, dy, a.shape)]);
}

/** `order[i]` is the axis of `a` that becomes axis `i`. */
export function transpose(g: Graph, a: Value, order: readonly number[]): Value {
  const shape = order.map((axis) => a.shape[axis]!);
  const y = g.emit('Transpose', [a], shape, { attributes: { perm: ints(order) } });
  const inverse = order.map((_, i) => order.indexOf(i));
  return g.record(y, [a], (dy) => [transpose(g, dy, inverse)]);
}

/** `[start, end)` of the last axis. */
export function sliceLast(g: Graph, a: Value, start: number, end: number): Value {
  const axis = a.shape.length - 1;
  const bounds = [g.integers([start]), g.integers([end]), g.integers([axis])];
  const y = g.emit('Slice', [a, ...bounds], [...a.shape.slice(0, axis), end - start]);
  return g.record(y, [a], (dy) => [{ start, gradient: dy }]);
}

/** Zeros around `a` on the last axis: `width` elements of which its own begin at `start`; not differentiated. */
export function padLast(g: Graph, a: Value, start: number, width: number): Value {
  const axis = a.shape.length - 1;
  const around = g.integers([start, width - start - a.shape[axis]!]);
  return g.emit('Pad', [a, around, g.constant(0), g.integers([axis])], [...a.shape.slice(0, axis), width]);
}

/** Joined along the last axis; not differentiated. */
export function concatLast(g: Graph, parts: readonly Value[]): Value {
  const axis = parts[0]!.shape.length - 1;
  const size = parts.reduce((total, part) => total + part.shape[axis]!, 0);
  return g.emit('Concat', parts, [...parts[0]!.shape.slice(0, axis), size], { attributes: { axis: int(axis) } });
}

/** Zeros of the graph's number type. */
export function zeros(g: Graph, shape: readonly number[]): Value {
  return g.emit('Expand', [g.constant(0), g.integers(shape)], shape, { dtype: g.float });
}
