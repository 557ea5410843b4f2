import type { PackedSequence } from '../mixture';

/** A packed sequence as JSON holds it: every array of it in base64, little-endian as all machines are that train. */
export type SequenceText = Readonly<Record<string, string>>;

export function sequenceToText(sequence: PackedSequence): SequenceText {
  const entries = Object.entries(sequence).map(([key, array]: [string, Int32Array]) => [
    key,
    Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64'),
  ]);
  return Object.fromEntries(entries) as SequenceText;
}

/** The inverse of `sequenceToText`. */
export function sequenceFromText(text: SequenceText): PackedSequence {
  const entries = Object.entries(text).map(([key, base64]) => {
    // A copy of its own: small buffers share memory that begins anywhere.
    const { buffer } = Uint8Array.from(Buffer.from(base64, 'base64'));
    return [key, new Int32Array(buffer)];
  });
  return Object.fromEntries(entries) as PackedSequence;
}
