import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { broadcastShape, int, sameShape } from '../graph/value';
import { reshape } from './shape';

/** Element by element with NumPy's broadcasting; gradients are summed over what was broadcast. */
export function add(g: Graph, a: Value, b: Value): Value {
  return g.record(g.emit('Add', [a, b], broadcastShape(a.shape, b.shape)), [a, b], (dy) => [
    reduceTo(g, dy, a.shape),
    reduceTo(g, dy, b.shape),
  ]);
}

export function subtract(g: Graph, a: Value, b: Value): Value {
  return g.record(g.emit('Sub', [a, b], broadcastShape(a.shape, b.shape)), [a, b], (dy) => [
    reduceTo(g, dy, a.shape),
    reduceTo(g, negate(g, dy), b.shape),
  ]);
}

export function multiply(g: Graph, a: Value, b: Value): Value {
  return g.record(g.emit('Mul', [a, b], broadcastShape(a.shape, b.shape)), [a, b], (dy) => [
    reduceTo(g, multiply(g, dy, b), a.shape),
    reduceTo(g, multiply(g, dy, a), b.shape),
  ]);
}

export function divide(g: Graph, a: Value, b: Value): Value {
  const y = g.emit('Div', [a, b], broadcastShape(a.shape, b.shape));
  return g.record(y, [a, b], (dy) => {
    const quotient = divide(g, dy, b);
    return [reduceTo(g, quotient, a.shape), reduceTo(g, negate(g, multiply(g, quotient, y)), b.shape)];
  });
}

export function negate(g: Graph, a: Value): Value {
  return g.record(g.emit('Neg', [a], a.shape), [a], (dy) => [negate(g, dy)]);
}

export function scale(g: Graph, a: Value, factor: number): Value {
  return factor === 1 ? a : multiply(g, a, g.constant(factor));
}

export function sqrt(g: Graph, a: Value): Value {
  const y = g.emit('Sqrt', [a], a.shape);
  return g.record(y, [a], (dy) => [divide(g, scale(g, dy, 0.5), y)]);
}

/** Sums over `axes` (not negative), which stay with size 1. */
export function sum(g: Graph, a: Value, axes: readonly number[]): Value {
  const shape = a.shape.map((size, i) => (axes.includes(i) ? 1 : size));
  const y = g.emit('ReduceSum', [a, g.integers(axes)], shape, { attributes: { keepdims: int(1) } });
  return g.record(y, [a], (dy) => [g.emit('Expand', [dy, g.integers(a.shape)], a.shape)]);
}

/** The mean over the last axis, which stays with size 1. */
export function meanLast(g: Graph, a: Value): Value {
  const axis = a.shape.length - 1;
  return scale(g, sum(g, a, [axis]), 1 / a.shape[axis]!);
}

/** The gradient of a broadcast operand: `dy` summed down to its shape. */
export function reduceTo(g: Graph, dy: Value, shape: readonly number[]): Value {
  if (sameShape(dy.shape, shape)) return dy;
  const lead = dy.shape.length - shape.length;
  const axes = dy.shape.flatMap((size, i) => (i < lead || (shape[i - lead] === 1 && size !== 1) ? [i] : []));
  return reshape(g, axes.length === 0 ? dy : sum(g, dy, axes), shape);
}
