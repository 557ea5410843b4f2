import { Graph } from '../graph/graph';
import type { Value } from '../graph/value';
import { add, multiply, sqrt, sum } from '../ops/arithmetic';
import { reshape } from '../ops/shape';
import { gradientName } from '../train-graph';
import type { Moved } from './update-graph';

const primitive = { float: 'f32', kernels: 'primitive' } as const;

/** The name of the sum so far of a weight's gradient. */
export function sumName(weight: string): string {
  return `sum:${weight}`;
}

/** Adds a part's gradients to those of the parts before it: `sum:` and `gradient:` in, `gradient:` out as `added:`. */
export function additionGraph(weights: readonly Moved[]): Graph {
  const g = new Graph(primitive);
  for (const { name, shape } of weights)
    g.output(addedName(name), add(g, g.input(sumName(name), shape), g.input(gradientName(name), shape)));
  return g;
}

export function addedName(weight: string): string {
  return `added:${weight}`;
}

/** The Euclidean norm of all gradients together, `norm`. */
export function normGraph(weights: readonly Moved[]): Graph {
  const g = new Graph(primitive);
  let total: Value | undefined;
  for (const { name, shape } of weights) {
    const squares = squareSum(g, g.input(gradientName(name), shape));
    total = total === undefined ? squares : add(g, total, squares);
  }
  g.output('norm', sqrt(g, total ?? g.constant(0)));
  return g;
}

/** Axis by axis, the last first: a device sums many rows at once, and short sums lose less to rounding. */
function squareSum(g: Graph, gradient: Value): Value {
  let squares = multiply(g, gradient, gradient);
  for (let axis = gradient.shape.length - 1; axis >= 0; axis--) squares = sum(g, squares, [axis]);
  return reshape(g, squares, []);
}
