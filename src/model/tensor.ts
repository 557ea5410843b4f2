/** Numbers with a shape, in row-major order; `data.length` is the product of `shape`. */
export interface Tensor {
  readonly shape: readonly number[];
  /** Mutable on purpose: the trainer updates weights where they lie, and every session sees the change. */
  readonly data: Float32Array;
}

/** The number of elements of a shape; 1 for a scalar. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
