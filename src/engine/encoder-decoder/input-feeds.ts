import type { PackedSequence } from '../../mixture';
import type { Data } from '../graph/value';

/** The encoder's side of a training batch. Sequences missing from the batch are padding. */
export function inputFeeds(
  batch: readonly PackedSequence[],
  sequences: number,
  inputLength: number,
): { readonly feeds: ReadonlyMap<string, Data>; readonly tokens: number } {
  const tokens = new BigInt64Array(sequences * inputLength);
  const segments = new Int32Array(sequences * inputLength).fill(-1);
  let count = 0;
  batch.forEach(({ input }, row) => {
    if (input?.tokens.length !== inputLength)
      throw new RangeError(`an input of ${input?.tokens.length ?? 0} tokens for a length of ${inputLength}`);
    segments.set(input.segments, row * inputLength);
    input.tokens.forEach((token, i) => {
      tokens[row * inputLength + i] = BigInt(token);
      if (input.segments[i]! >= 0) count++;
    });
  });
  return {
    feeds: new Map<string, Data>([
      ['input_tokens', tokens],
      ['input_segments', segments],
    ]),
    tokens: count,
  };
}
