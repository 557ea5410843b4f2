import type { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { float, int } from '../graph/value';
import { add, divide, meanLast, multiply, reduceTo, sqrt, subtract } from './arithmetic';

/** LayerNorm (Ba et al. 2016): `x [rows, hidden]` at mean 0 and variance 1, times `weight` plus `bias [hidden]`. */
export function layerNorm(g: Graph, x: Value, weight: Value, bias: Value, eps: number): Value {
  const { y, mean, inverse } = g.fused ? fused(g, x, weight, bias, eps) : composed(g, x, weight, bias, eps);
  return g.record(y, [x, weight, bias], (dy) => {
    const normalized = multiply(g, subtract(g, x, mean), inverse);
    const dWeight = reduceTo(g, multiply(g, dy, normalized), weight.shape);
    const scaled = multiply(g, dy, weight);
    const along = meanLast(g, multiply(g, scaled, normalized));
    const centred = subtract(g, subtract(g, scaled, meanLast(g, scaled)), multiply(g, normalized, along));
    return [multiply(g, inverse, centred), dWeight, reduceTo(g, dy, bias.shape)];
  });
}

interface Normalized {
  readonly y: Value;
  /** Of each row, `[rows, 1]`. */
  readonly mean: Value;
  /** One over the standard deviation, `[rows, 1]`. */
  readonly inverse: Value;
}

/** One pass on the CPU; other providers need not have the second and third output. */
function fused(g: Graph, x: Value, weight: Value, bias: Value, eps: number): Normalized {
  const row = [x.shape[0]!, 1];
  const [y, mean, inverse] = g.emitMany('LayerNormalization', [x, weight, bias], [x.shape, row, row], {
    attributes: { axis: int(-1), epsilon: float(eps), stash_type: int(1) },
  });
  return { y: y!, mean: mean!, inverse: inverse! };
}

function composed(g: Graph, x: Value, weight: Value, bias: Value, eps: number): Normalized {
  return g.withoutRecording(() => {
    const mean = meanLast(g, x);
    const centred = subtract(g, x, mean);
    const variance = meanLast(g, multiply(g, centred, centred));
    const inverse = divide(g, g.constant(1), sqrt(g, add(g, variance, g.constant(eps))));
    return { y: add(g, multiply(g, multiply(g, centred, inverse), weight), bias), mean, inverse };
  });
}
