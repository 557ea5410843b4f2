import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { add, multiply } from './arithmetic';

/** Terms of the series: enough for 1e-12 up to 3. */
const TERMS = 45;

/**
 * The error function; not differentiated. onnxruntime has no kernel for 64-bit floats, which serve gradient checks
 * alone: there it is summed from its Taylor series, good for numbers up to about 3.
 */
export function erf(g: Graph, x: Value): Value {
  if (g.float === 'f32') return g.emit('Erf', [x], x.shape);
  return g.withoutRecording(() => {
    const square = multiply(g, x, x);
    // Horner's scheme over the coefficients (-1)^n / (n! (2n + 1)).
    let sum: Value = g.constant(0);
    for (let n = TERMS - 1; n >= 0; n--) sum = add(g, multiply(g, sum, square), g.constant(coefficient(n)));
    return multiply(g, x, sum);
  });
}

function coefficient(n: number): number {
  let value = 2 / Math.sqrt(Math.PI) / (2 * n + 1);
  for (let i = 1; i <= n; i++) value /= -i;
  return value;
}
