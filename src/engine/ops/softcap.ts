import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { multiply, scale, subtract } from './arithmetic';

/** Squeezes numbers into (-cap, cap): `cap * tanh(x / cap)` (Gemma 2, section 2); not differentiated. */
export function squeeze(g: Graph, x: Value, cap: number): Value {
  return g.withoutRecording(() => scale(g, g.emit('Tanh', [scale(g, x, 1 / cap)], x.shape), cap));
}

/** The slope of `squeeze` where its result is `y`. */
export function squeezeSlope(g: Graph, y: Value, cap: number): Value {
  const share = scale(g, y, 1 / cap);
  return subtract(g, g.constant(1), multiply(g, share, share));
}
