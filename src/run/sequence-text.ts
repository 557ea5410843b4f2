import type { PackedSequence } from '../mixture';

/** A packed sequence as JSON holds it: every array of it in base64, little-endian as all machines are that train. */
export type SequenceText = Readonly<Record<string, string>>;

const INPUT = 'input.';

export function sequenceToText({ input, ...own }: PackedSequence): SequenceText {
  const inputs = Object.entries(input ?? {}).map(([key, array]: [string, Int32Array]) => [`${INPUT}${key}`, array]);
  const entries = [...Object.entries(own), ...inputs].map(([key, array]) => [key, toBase64(array as Int32Array)]);
  return Object.fromEntries(entries) as SequenceText;
}

/** The inverse of `sequenceToText`. */
export function sequenceFromText(text: SequenceText): PackedSequence {
  const own: Record<string, Int32Array> = {};
  const input: Record<string, Int32Array> = {};
  for (const [key, base64] of Object.entries(text))
    if (key.startsWith(INPUT)) input[key.slice(INPUT.length)] = fromBase64(base64);
    else own[key] = fromBase64(base64);
  return { ...own, ...(Object.keys(input).length === 0 ? {} : { input }) } as unknown as PackedSequence;
}

function toBase64(array: Int32Array): string {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
}

function fromBase64(base64: string): Int32Array {
  // A copy of its own: small buffers share memory that begins anywhere.
  return new Int32Array(Uint8Array.from(Buffer.from(base64, 'base64')).buffer);
}
