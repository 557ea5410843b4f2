import { add } from '../ops/arithmetic';
import type { Contribution, Graph } from './graph';
import type { Value } from './value';

/**
 * Reverse-mode differentiation: walks the tape backwards and emits the gradient of a scalar as nodes.
 * @returns gradients in the order of `parameters`; `undefined` for one that the loss does not depend on.
 */
export function gradients(graph: Graph, loss: Value, parameters: readonly Value[]): readonly (Value | undefined)[] {
  if (loss.shape.length !== 0) throw new RangeError('only a scalar has a gradient');
  return graph.withoutRecording((tape) => {
    const pending = new Map<Value, Contribution[]>([[loss, [graph.constant(1)]]]);
    const settle = (value: Value): Value | undefined => {
      const list = pending.get(value);
      if (list === undefined) return undefined;
      const sum = total(graph, list);
      pending.set(value, [sum]);
      return sum;
    };
    for (let i = tape.length - 1; i >= 0; i--) {
      const { output, inputs, vjp } = tape[i]!;
      const gradient = settle(output);
      if (gradient === undefined) continue;
      vjp(gradient).forEach((contribution, k) => {
        const input = inputs[k]!;
        if (!graph.isDifferentiable(input)) return;
        const list = pending.get(input);
        if (list === undefined) pending.set(input, [contribution]);
        else list.push(contribution);
      });
    }
    return parameters.map(settle);
  });
}

/** Plain gradients are added; products then take the sum so far as their addend, which saves a pass each. */
function total(graph: Graph, list: readonly Contribution[]): Value {
  let sum: Value | undefined;
  for (const item of list) if (typeof item !== 'function') sum = sum === undefined ? item : add(graph, sum, item);
  for (const item of list) if (typeof item === 'function') sum = item(sum);
  return sum!;
}
