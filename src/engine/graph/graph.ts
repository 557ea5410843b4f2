import type { StoredTensor } from '../../model';
import type { Attributes, Data, DataOf, DType, Initializer, Node, StoredInitializer, Value } from './value';
import { DATA_TYPES } from './value';

/** The gradient of a stretch of the last axis; the others of the same value go beside it. */
export interface Stretch {
  readonly start: number;
  readonly gradient: Value;
}

/**
 * What may reach an input of a recorded operation: a gradient, that of a stretch of it, or a product that is cheapest
 * when the sum of the other contributions is handed to it as its addend (Gemm's third operand).
 */
export type Contribution = Value | Stretch | ((addend: Value | undefined) => Value);

/** The vector-Jacobian product of one operation: from the gradient of its output to those of `inputs`, in order. */
export interface TapeEntry {
  readonly output: Value;
  readonly inputs: readonly Value[];
  readonly vjp: (gradient: Value) => readonly Contribution[];
}

export interface GraphOptions {
  /** The number type of weights and activations. */
  readonly float: 'f32' | 'f64';
  /**
   * `fused` uses onnxruntime's own CPU kernels where they are faster; `primitive` stays with ONNX operations, which
   * every provider (and `f64`) has.
   */
  readonly kernels: 'fused' | 'primitive';
  /** Computes the inner results of layers anew in the backward pass instead of keeping them; see `recompute`. */
  readonly recompute?: boolean;
}

interface EmitOptions {
  readonly attributes?: Attributes;
  readonly domain?: string;
  /** Of the output; that of the first input when left out. */
  readonly dtype?: DType;
}

/**
 * Builds an ONNX graph with static shapes and, beside it, a tape of what can be differentiated. `emit` adds a node that
 * the tape does not know; operations in `../ops` emit nodes and `record` how gradients flow through them.
 */
export class Graph {
  readonly float: 'f32' | 'f64';
  readonly fused: boolean;
  readonly recompute: boolean;
  readonly inputs: Value[] = [];
  readonly outputs: Value[] = [];
  readonly nodes: Node[] = [];
  readonly initializers: Initializer[] = [];
  readonly storedInitializers: StoredInitializer[] = [];
  #tape: TapeEntry[] = [];
  readonly #differentiable = new Set<Value>();
  readonly #constants = new Map<string, Value>();
  #recording = true;
  #count = 0;

  constructor(options: GraphOptions) {
    this.float = options.float;
    this.recompute = options.recompute ?? false;
    this.fused = options.kernels === 'fused' && options.float === 'f32';
  }

  input(name: string, shape: readonly number[], dtype: DType = this.float): Value {
    const value = { name, shape, dtype };
    this.inputs.push(value);
    return value;
  }

  /** An input that gradients are wanted for. */
  parameter(name: string, shape: readonly number[]): Value {
    const value = this.input(name, shape);
    this.#differentiable.add(value);
    return value;
  }

  /** Names a value as a result of the graph. */
  output(name: string, value: Value): Value {
    const named = { ...value, name };
    this.nodes.push({ op: 'Identity', domain: '', inputs: [value], outputs: [named], attributes: {} });
    this.outputs.push(named);
    return named;
  }

  /** A constant with its own data; not shared. */
  initializer<D extends DType>(dtype: D, shape: readonly number[], data: DataOf[D]): Value {
    const value = { name: this.#fresh('const'), shape, dtype };
    this.initializers.push({ value, data });
    return value;
  }

  /** A constant in the graph's number type whose numbers are read from a file while the graph runs. */
  stored(name: string, { shape, dtype, file, offset, bytes }: StoredTensor): Value {
    const value: Value = { name, shape, dtype };
    this.storedInitializers.push({ value, file, offset, bytes });
    if (dtype === this.float) return value;
    const to = { kind: 'int', value: DATA_TYPES[this.float] } as const;
    return this.emit('Cast', [value], shape, { attributes: { to }, dtype: this.float });
  }

  /** A small constant of the graph's number type; equal ones are one value. */
  constant(numbers: number | readonly number[]): Value {
    return this.#small(numbers, this.float, (list) =>
      this.float === 'f32' ? Float32Array.from(list) : Float64Array.from(list),
    );
  }

  /** A small constant of whole numbers: axes, shapes, bounds. */
  integers(numbers: number | readonly number[]): Value {
    return this.#small(numbers, 'i64', (list) => BigInt64Array.from(list, BigInt));
  }

  emit(op: string, inputs: readonly Value[], shape: readonly number[], options: EmitOptions = {}): Value {
    return this.emitMany(op, inputs, [shape], options)[0]!;
  }

  emitMany(
    op: string,
    inputs: readonly Value[],
    shapes: readonly (readonly number[])[],
    { attributes = {}, domain = '', dtype = inputs[0]?.dtype ?? this.float }: EmitOptions = {},
  ): readonly Value[] {
    const outputs = shapes.map((shape) => ({ name: this.#fresh(op), shape, dtype }));
    this.nodes.push({ op, domain, inputs, outputs, attributes });
    return outputs;
  }

  /** Puts an operation on the tape if a gradient is wanted for any of its inputs; gives back its output. */
  record(output: Value, inputs: readonly Value[], vjp: TapeEntry['vjp']): Value {
    if (!this.#recording || !inputs.some((input) => this.#differentiable.has(input))) return output;
    this.#differentiable.add(output);
    this.#tape.push({ output, inputs, vjp });
    return output;
  }

  /** Declares that gradients are wanted for `value`, whatever it comes from. */
  follow(value: Value): Value {
    this.#differentiable.add(value);
    return value;
  }

  isDifferentiable(value: Value): boolean {
    return this.#differentiable.has(value);
  }

  /** Runs `build` with the tape stopped and hands it what was recorded: the backward pass is not differentiated. */
  withoutRecording<T>(build: (tape: readonly TapeEntry[]) => T): T {
    const before = this.#recording;
    this.#recording = false;
    try {
      return build(this.#tape);
    } finally {
      this.#recording = before;
    }
  }

  /** Runs `build` with a tape of its own, which is not part of the graph's. */
  onOwnTape<T>(build: () => T): { readonly result: T; readonly tape: readonly TapeEntry[] } {
    const before = { tape: this.#tape, recording: this.#recording };
    const tape: TapeEntry[] = [];
    this.#tape = tape;
    this.#recording = true;
    try {
      return { result: build(), tape };
    } finally {
      this.#tape = before.tape;
      this.#recording = before.recording;
    }
  }

  #small(numbers: number | readonly number[], dtype: DType, make: (list: readonly number[]) => Data): Value {
    const scalar = typeof numbers === 'number';
    const list = scalar ? [numbers] : numbers;
    const key = `${dtype}${scalar ? '' : '[]'}${list.join()}`;
    const known = this.#constants.get(key);
    if (known !== undefined) return known;
    const value: Value = { name: this.#fresh('const'), shape: scalar ? [] : [list.length], dtype };
    this.initializers.push({ value, data: make(list) });
    this.#constants.set(key, value);
    return value;
  }

  #fresh(prefix: string): string {
    return `${prefix}_${this.#count++}`;
  }
}
