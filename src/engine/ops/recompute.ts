import { backpropagate } from '../graph/differentiate';
import type { Graph, TapeEntry } from '../graph/graph';
import type { Value } from '../graph/value';
import { int } from '../graph/value';
import { add, scale, sum } from './arithmetic';
import { reshape } from './shape';

/**
 * A layer, `build(x)`, of which only `x` is kept for the backward pass where the graph says `recompute` (activation
 * checkpointing, Chen et al. 2016): its inner results are computed again when its gradient is. `build` must give the
 * same each time; `x` is a matrix.
 */
export function recompute(g: Graph, x: Value, build: (x: Value) => Value): Value {
  if (!g.recompute) return build(x);
  const { result: y, tape } = g.onOwnTape(() => build(x));
  const leaves = leavesOf(g, tape);
  return g.record(y, leaves, (dy) => {
    // What begins the second time hangs on the gradient: otherwise it would be computed at once, or not at all anew.
    const again = add(g, x, scale(g, first(g, dy), 0));
    if (g.isDifferentiable(x)) g.follow(again);
    const second = g.onOwnTape(() => build(again));
    const gradientOf = g.withoutRecording(() => backpropagate(g, second.tape, second.result, dy));
    return g.withoutRecording(() => {
      const found = leaves.map((leaf) => gradientOf(leaf === x ? again : leaf)!);
      const at = leaves.indexOf(x);
      return at < 0 ? found : found.with(at, after(g, found[at]!, found.toSpliced(at, 1)));
    });
  });
}

/** What the tape's operations came from and gradients are wanted for, each once. */
function leavesOf(g: Graph, tape: readonly TapeEntry[]): readonly Value[] {
  const made = new Set(tape.map(({ output }) => output));
  const inputs = new Set(tape.flatMap((entry) => entry.inputs));
  return [...inputs].filter((input) => !made.has(input) && g.isDifferentiable(input));
}

/**
 * `value`, not before `others` are there: onnxruntime leaves the gradients of weights to the end, and would keep all
 * that they are made of until then.
 */
function after(g: Graph, value: Value, others: readonly Value[]): Value {
  if (others.length === 0) return value;
  const firsts = others.map((other) => first(g, other));
  const joined = g.emit('Concat', firsts, [firsts.length], { attributes: { axis: int(0) } });
  return add(g, value, scale(g, reshape(g, sum(g, joined, [0]), []), 0));
}

/** The first element, `[1]`. */
function first(g: Graph, value: Value): Value {
  const axes = value.shape.map((_, axis) => axis);
  const [from, to] = [g.integers(axes.map(() => 0)), g.integers(axes.map(() => 1))];
  const one = axes.map(() => 1);
  return reshape(g, g.emit('Slice', [value, from, to, g.integers(axes)], one), [1]);
}
