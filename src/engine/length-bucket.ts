import type { PackedSequence } from '../mixture';
import type { BatchShape } from './batch-shape';

/** Into how many lengths a batch's is divided: each has sessions of its own, so they are few. */
const BUCKETS = 4;

/** A batch with the length it is computed at. */
export interface Bucketed {
  readonly batch: readonly PackedSequence[];
  readonly shape: BatchShape;
}

/**
 * Cuts off what is padding in every sequence, up to the next quarter of the length, on either side of an
 * encoder-decoder by itself: short examples that are not packed cost what they hold. A function of the batch alone, so
 * that a step comes out the same however it is divided, and again after a checkpoint.
 */
export function cutPadding(batch: readonly PackedSequence[], shape: BatchShape): Bucketed {
  const length = bucketOf(batch, shape.length);
  const { inputLength } = shape;
  const read = batch.flatMap(({ input }) => (input === undefined ? [] : [input]));
  const input = inputLength === undefined ? undefined : bucketOf(read, inputLength);
  if (length === shape.length && input === inputLength) return { batch, shape };
  return {
    batch: batch.map((sequence) => cut(sequence, length, input)),
    shape: { ...shape, length, ...(input === undefined ? {} : { inputLength: input }) },
  };
}

function bucketOf(rows: readonly { readonly segments: Int32Array }[], length: number): number {
  const used = Math.max(...rows.map(({ segments }) => segments.findLastIndex((segment) => segment >= 0) + 1));
  const buckets = Array.from({ length: BUCKETS }, (_, i) => Math.ceil((length * (i + 1)) / BUCKETS));
  return buckets.find((bucket) => bucket >= used) ?? length;
}

function cut(sequence: PackedSequence, length: number, inputLength: number | undefined): PackedSequence {
  const { tokens, labels, segments, positions, input } = sequence;
  return {
    tokens: tokens.subarray(0, length),
    labels: labels.subarray(0, length),
    segments: segments.subarray(0, length),
    positions: positions.subarray(0, length),
    ...(input === undefined
      ? {}
      : {
          input: { tokens: input.tokens.subarray(0, inputLength), segments: input.segments.subarray(0, inputLength) },
        }),
  };
}
