import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { add, multiply, subtract } from './arithmetic';

/** SwiGLU (Shazeer 2020): `silu(gate) * up`, element by element. */
export function swiglu(g: Graph, gate: Value, up: Value): Value {
  const sigmoid = g.emit('Sigmoid', [gate], gate.shape);
  const silu = g.emit('Mul', [gate, sigmoid], gate.shape);
  const y = g.emit('Mul', [silu, up], gate.shape);
  return g.record(y, [gate, up], (dy) => {
    // silu' = s (1 + x - silu), since x s (1 - s) = s (x - silu).
    const slope = multiply(g, sigmoid, add(g, subtract(g, gate, silu), g.constant(1)));
    return [multiply(g, multiply(g, dy, up), slope), multiply(g, dy, silu)];
  });
}
