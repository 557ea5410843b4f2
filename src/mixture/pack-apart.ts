import type { TokenPair } from '../tokenizer';
import type { PackedInput, PackedSequence, Packer, PackReport, PackRules } from './pack';
import { NO_LABEL, packInto } from './pack';

/** The shape of an encoder-decoder's sequences. In tokens, the end-of-text token of each example included. */
export interface PackApartOptions extends PackRules {
  /** Of the encoder's side. */
  readonly inputLength: number;
  /** Of the decoder's side. */
  readonly length: number;
  /** What the decoder reads before the first token of a target. */
  readonly startId: number;
}

/**
 * Packs examples for an encoder-decoder as seqio does for T5: the encoder reads inputs one behind the other, the decoder
 * targets, each ended by the end-of-text token, in their order; an example that no longer fits on either side opens the
 * next sequence. The decoder reads each target one token late, after `startId`, and learns all of it. Tokens of one
 * example have one number (`segments`) on both sides: none sees another's.
 */
export function packApart(examples: Iterable<TokenPair>, options: PackApartOptions): PackReport {
  const { inputLength, length } = options;
  const limits = { length: Infinity, maxPrompt: inputLength - 1, maxContinuation: length - 1 };
  return packInto(examples, limits, options, () => new ApartBuilder(options));
}

class ApartBuilder implements Packer {
  readonly sequence: PackedSequence;
  readonly #input: PackedInput;
  readonly #options: PackApartOptions;
  #read = 0;
  #written = 0;
  #segment = 0;

  constructor(options: PackApartOptions) {
    const { inputLength, length, eosId } = options;
    this.#options = options;
    this.#input = { tokens: new Int32Array(inputLength).fill(eosId), segments: new Int32Array(inputLength).fill(-1) };
    this.sequence = {
      tokens: new Int32Array(length).fill(eosId),
      labels: new Int32Array(length).fill(NO_LABEL),
      segments: new Int32Array(length).fill(-1),
      positions: new Int32Array(length),
      input: this.#input,
    };
  }

  hasRoom({ prompt, continuation }: TokenPair): boolean {
    const { inputLength, length } = this.#options;
    return this.#read + prompt.length + 1 <= inputLength && this.#written + continuation.length + 1 <= length;
  }

  add({ prompt, continuation }: TokenPair): void {
    const { eosId, startId } = this.#options;
    for (const token of [...prompt, eosId]) {
      this.#input.tokens[this.#read] = token;
      this.#input.segments[this.#read++] = this.#segment;
    }
    const { tokens, labels, segments, positions } = this.sequence;
    let before = startId;
    for (const [position, token] of [...continuation, eosId].entries()) {
      tokens[this.#written] = before;
      labels[this.#written] = token;
      segments[this.#written] = this.#segment;
      positions[this.#written++] = position;
      before = token;
    }
    this.#segment++;
  }
}
