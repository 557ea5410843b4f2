import type { Graph } from '../graph/graph';
import { liveNodes } from '../graph/onnx';
import type { DType, Node, Value } from '../graph/value';
import { executionOrder } from './execution-order';

/** What one pass over a graph holds at once, in bytes, its inputs not counted. */
export interface PassBytes {
  /** The most that results of nodes take together, those of `outputs` included. */
  readonly peak: number;
  /** Results that are handed out: they are copied once more, into this process's own arrays. */
  readonly outputs: number;
  /** Constants of the graph. */
  readonly constants: number;
}

const BYTES: Readonly<Record<DType, number>> = { f32: 4, f64: 8, f16: 2, bf16: 2, i64: 8, i32: 4, bool: 1 };

/** Operations that give their input under another shape or name: no numbers are copied. */
const ALIASES = new Set(['Identity', 'Reshape', 'Squeeze', 'Unsqueeze']);
/** Operations that may write over an input nobody needs any more, as onnxruntime's kernels declare. */
const IN_PLACE = new Set([
  'Add',
  'Sub',
  'Mul',
  'Div',
  'Neg',
  'Sqrt',
  'Exp',
  'Log',
  'Sigmoid',
  'Tanh',
  'Softmax',
  'Cast',
]);

export function valueBytes({ shape, dtype }: Value): number {
  return shape.reduce((product, size) => product * Math.max(1, size), BYTES[dtype]);
}

/**
 * Follows a pass node by node, in the order in which onnxruntime runs them: what each makes, what is last used by it,
 * and what is written over. Shapes are known, so this is arithmetic; what allocators take besides is not in it.
 */
export function passBytes(graph: Graph): PassBytes {
  const nodes = executionOrder(liveNodes(graph));
  const owner = new Map<Value, Value>();
  const root = (value: Value): Value => owner.get(value) ?? value;
  for (const { op, inputs, outputs } of nodes)
    if (ALIASES.has(op) && inputs[0] !== undefined) owner.set(outputs[0]!, root(inputs[0]));

  const uses = new Map<Value, number>();
  const count = (value: Value, by: number): number => {
    const left = (uses.get(value) ?? 0) + by;
    uses.set(value, left);
    return left;
  };
  for (const { inputs } of nodes) for (const input of inputs) count(root(input), 1);
  for (const output of graph.outputs) count(root(output), 1);

  const held = new Map<Value, number>();
  let now = 0;
  let peak = 0;
  for (const node of nodes) {
    const dying = new Set(inputsOf(node, root).filter((input) => held.has(input) && lastUse(input, node, root, uses)));
    if (!ALIASES.has(node.op))
      for (const output of node.outputs) {
        if (!uses.has(output)) continue;
        const bytes = valueBytes(output);
        const reused = IN_PLACE.has(node.op) ? [...dying].find((input) => held.get(input) === bytes) : undefined;
        if (reused === undefined) now += bytes;
        else {
          dying.delete(reused);
          held.delete(reused);
        }
        held.set(output, bytes);
      }
    peak = Math.max(peak, now);
    for (const input of node.inputs) count(root(input), -1);
    for (const input of dying) {
      now -= held.get(input)!;
      held.delete(input);
    }
  }
  const sum = (values: readonly Value[]): number => values.reduce((total, value) => total + valueBytes(value), 0);
  return { peak, outputs: sum(graph.outputs), constants: sum(graph.initializers.map(({ value }) => value)) };
}

function inputsOf({ inputs }: Node, root: (value: Value) => Value): readonly Value[] {
  return [...new Set(inputs.map(root))];
}

/** Whether a node is the last to read a value. */
function lastUse(
  value: Value,
  { inputs }: Node,
  root: (value: Value) => Value,
  uses: ReadonlyMap<Value, number>,
): boolean {
  return uses.get(value) === inputs.filter((input) => root(input) === value).length;
}
