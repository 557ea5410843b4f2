import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { float, int } from '../graph/value';
import { add, divide, meanLast, multiply, reduceTo, sqrt, subtract } from './arithmetic';

/** RMSNorm (Zhang and Sennrich 2019): `x [rows, hidden]` over its root mean square, times `weight [hidden]`. */
export function rmsNorm(g: Graph, x: Value, weight: Value, eps: number): Value {
  const { y, inverse } = g.fused ? fused(g, x, weight, eps) : composed(g, x, weight, eps);
  return g.record(y, [x, weight], (dy) => {
    const normalized = multiply(g, x, inverse);
    const dWeight = reduceTo(g, multiply(g, dy, normalized), weight.shape);
    const scaled = multiply(g, dy, weight);
    const along = meanLast(g, multiply(g, scaled, normalized));
    const dx = multiply(g, inverse, subtract(g, scaled, multiply(g, normalized, along)));
    return [dx, dWeight];
  });
}

interface Normalized {
  readonly y: Value;
  /** One over the root mean square, `[rows, 1]`. */
  readonly inverse: Value;
}

/** One pass on the CPU. Its second output is wrong on WebGPU, which therefore takes the composed form. */
function fused(g: Graph, x: Value, weight: Value, eps: number): Normalized {
  const [y, inverse] = g.emitMany('SimplifiedLayerNormalization', [x, weight], [x.shape, [x.shape[0]!, 1]], {
    attributes: { axis: int(-1), epsilon: float(eps), stash_type: int(1) },
  });
  return { y: y!, inverse: inverse! };
}

function composed(g: Graph, x: Value, weight: Value, eps: number): Normalized {
  return g.withoutRecording(() => {
    const square = meanLast(g, multiply(g, x, x));
    const inverse = divide(g, g.constant(1), sqrt(g, add(g, square, g.constant(eps))));
    return { y: multiply(g, multiply(g, x, inverse), weight), inverse };
  });
}
