import { add } from '../ops/arithmetic';
import { concatLast, padLast } from '../ops/shape';
import type { Contribution, Graph, Stretch, TapeEntry } from './graph';
import type { Value } from './value';

/**
 * Reverse-mode differentiation: walks the tape backwards and emits the gradient of a scalar as nodes.
 * @returns gradients in the order of `parameters`; `undefined` for one that the loss does not depend on.
 */
export function gradients(graph: Graph, loss: Value, parameters: readonly Value[]): readonly (Value | undefined)[] {
  if (loss.shape.length !== 0) throw new RangeError('only a scalar has a gradient');
  return graph.withoutRecording((tape) => {
    const gradientOf = backpropagate(graph, tape, loss, graph.constant(1));
    return parameters.map(gradientOf);
  });
}

/**
 * The gradients of what a tape's operations came from.
 * @param gradient that of `output`, the last of what the tape made. @returns the gradient of a value, once settled.
 */
export function backpropagate(
  graph: Graph,
  tape: readonly TapeEntry[],
  output: Value,
  gradient: Value,
): (value: Value) => Value | undefined {
  const pending = new Map<Value, Contribution[]>([[output, [gradient]]]);
  const settle = (value: Value): Value | undefined => {
    const list = pending.get(value);
    if (list === undefined) return undefined;
    const sum = total(graph, list, value.shape);
    pending.set(value, [sum]);
    return sum;
  };
  for (let i = tape.length - 1; i >= 0; i--) {
    const { output: made, inputs, vjp } = tape[i]!;
    const known = settle(made);
    if (known === undefined) continue;
    vjp(known).forEach((contribution, k) => {
      const input = inputs[k]!;
      if (!graph.isDifferentiable(input)) return;
      const list = pending.get(input);
      if (list === undefined) pending.set(input, [contribution]);
      else list.push(contribution);
    });
  }
  return settle;
}

/** Plain gradients are added; products then take the sum so far as their addend, which saves a pass each. */
function total(graph: Graph, list: readonly Contribution[], shape: readonly number[]): Value {
  let sum: Value | undefined;
  const plain = (item: Value): void => {
    sum = sum === undefined ? item : add(graph, sum, item);
  };
  const stretches: Stretch[] = [];
  for (const item of list)
    if (typeof item !== 'function') {
      if ('gradient' in item) stretches.push(item);
      else plain(item);
    }
  if (stretches.length > 0) for (const item of beside(graph, stretches, shape)) plain(item);
  for (const item of list) if (typeof item === 'function') sum = item(sum);
  return sum!;
}

/** Stretches that make up the whole axis are joined; others get zeros around them, each by itself. */
function beside(graph: Graph, stretches: readonly Stretch[], shape: readonly number[]): readonly Value[] {
  const width = shape.at(-1)!;
  const ordered = [...stretches].sort((a, b) => a.start - b.start);
  let next = 0;
  const gapless = ordered.every(({ start, gradient }) => {
    const fits = start === next;
    next = start + gradient.shape.at(-1)!;
    return fits;
  });
  if (gapless && next === width)
    return [
      concatLast(
        graph,
        ordered.map(({ gradient }) => gradient),
      ),
    ];
  return ordered.map(({ start, gradient }) => padLast(graph, gradient, start, width));
}
