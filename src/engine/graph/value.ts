/** Number types of graph values; `f64` serves gradient checks, `f16` and `bf16` weights that files hold so. */
export type DType = 'f32' | 'f64' | 'f16' | 'bf16' | 'i64' | 'i32' | 'bool';

/** As `TensorProto.DataType` of ONNX numbers them. */
export const DATA_TYPES: Readonly<Record<DType, number>> = {
  f32: 1,
  i32: 6,
  i64: 7,
  bool: 9,
  f16: 10,
  f64: 11,
  bf16: 16,
};

/** The typed array that holds each number type. */
export interface DataOf {
  readonly f32: Float32Array;
  readonly f64: Float64Array;
  /** Their bits, as JavaScript has no such numbers. */
  readonly f16: Uint16Array;
  readonly bf16: Uint16Array;
  readonly i64: BigInt64Array;
  readonly i32: Int32Array;
  readonly bool: Uint8Array;
}
export type Data = DataOf[DType];

/**
 * The result of a node, an input or a constant. Its shape is known when the graph is built, but for one size at most that
 * only its data tells, which is then below 0: -1 for as many as there are, -n for n times as many.
 */
export interface Value {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: DType;
}

/** Attributes by the kinds ONNX has; integers and floats are told apart by the tag, not by the number. */
export type Attribute =
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'ints'; readonly value: readonly number[] }
  | { readonly kind: 'string'; readonly value: string };
export type Attributes = Readonly<Record<string, Attribute>>;

export const int = (value: number): Attribute => ({ kind: 'int', value });
export const float = (value: number): Attribute => ({ kind: 'float', value });
export const ints = (value: readonly number[]): Attribute => ({ kind: 'ints', value });
export const string = (value: string): Attribute => ({ kind: 'string', value });

/** One operation; `domain` is empty for ONNX's own. */
export interface Node {
  readonly op: string;
  readonly domain: string;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly attributes: Attributes;
}

export interface Initializer {
  readonly value: Value;
  readonly data: Data;
}

/** A constant that lies in a file and is mapped into memory from there. */
export interface StoredInitializer {
  readonly value: Value;
  /** An absolute path, no link. */
  readonly file: string;
  /** In bytes. */
  readonly offset: number;
  readonly bytes: number;
}

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, i) => size === b[i]);
}

/** The shape two operands broadcast to, as NumPy has it. @throws when they do not: a fault of the graph's author. */
export function broadcastShape(a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, i) => {
    const x = a[a.length - rank + i] ?? 1;
    const y = b[b.length - rank + i] ?? 1;
    if (x !== y && x !== 1 && y !== 1) throw new RangeError(`shapes [${a.join()}] and [${b.join()}] do not broadcast`);
    return x === 1 ? y : x;
  });
}
