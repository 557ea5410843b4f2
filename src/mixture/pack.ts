import type { TokenPair } from '../tokenizer';
import { fit, type LengthLimits } from './fit';

/** What becomes of examples, whatever they are packed into. */
export interface PackRules {
  readonly eosId: number;
  /** `drop` leaves longer examples out; `truncate` cuts the prompt's start and the continuation's end. */
  readonly overflow: 'drop' | 'truncate';
  /** Several examples per sequence (default), or one. */
  readonly packing?: boolean;
}

/** The shape of the sequences, and what becomes of examples that do not fit. */
export interface PackOptions extends PackRules, LengthLimits {}

/** One training sequence; every array has the length that `pack` was given. */
export interface PackedSequence {
  /** Padded with the end-of-text token. */
  readonly tokens: Int32Array;
  /** `labels[i]` is the token to predict at position i, which is `tokens[i + 1]`; -100 where no loss is taken. */
  readonly labels: Int32Array;
  /** 0, 1, 2…: the example in this sequence; -1 is padding. */
  readonly segments: Int32Array;
  /** Position within the example, from 0. */
  readonly positions: Int32Array;
  /** What an encoder reads: then the arrays above are the decoder's. */
  readonly input?: PackedInput;
}

/** The encoder's side of a training sequence; its arrays have a length of their own. */
export interface PackedInput {
  /** Padded with the end-of-text token. */
  readonly tokens: Int32Array;
  /** The example each token is of, numbered as on the decoder's side; -1 is padding. */
  readonly segments: Int32Array;
}

/** The sequences, and what became of the examples. */
export interface PackReport {
  readonly sequences: readonly PackedSequence[];
  /** Examples that stand in the sequences. */
  readonly packed: number;
  /** Examples left out, being too long. */
  readonly dropped: number;
  /** Examples cut; they count as packed too. */
  readonly truncated: number;
}

/** What stands for "no loss here", as in PyTorch's cross entropy. */
export const NO_LABEL = -100;

/**
 * Puts examples one behind the other into sequences, each ended by the end-of-text token, in their order: an example
 * that no longer fits opens the next sequence. The loss is on the continuation and its end-of-text token alone
 * (FLAN section 2.4: targets only), and no example learns from the one before it (`segments`).
 */
export function pack(examples: Iterable<TokenPair>, options: PackOptions): PackReport {
  return packInto(examples, options, options, () => new SequenceBuilder(options.length, options.eosId));
}

/** A sequence that examples are put into while there is room. */
export interface Packer {
  readonly sequence: PackedSequence;
  hasRoom(example: TokenPair): boolean;
  add(example: TokenPair): void;
}

/** Packs in order what is within `limits`; `open` begins the next sequence. */
export function packInto(
  examples: Iterable<TokenPair>,
  limits: LengthLimits,
  rules: PackRules,
  open: () => Packer,
): PackReport {
  const sequences: PackedSequence[] = [];
  let current: Packer | undefined;
  let packed = 0;
  let dropped = 0;
  let truncated = 0;
  for (const example of examples) {
    const fitted = fit(example, limits);
    if (!fitted || (fitted !== example && rules.overflow === 'drop')) {
      dropped++;
      continue;
    }
    if (fitted !== example) truncated++;
    if (!current || rules.packing === false || !current.hasRoom(fitted)) {
      current = open();
      sequences.push(current.sequence);
    }
    current.add(fitted);
    packed++;
  }
  return { sequences, packed, dropped, truncated };
}

class SequenceBuilder implements Packer {
  readonly sequence: PackedSequence;
  readonly #eosId: number;
  #used = 0;
  #segment = 0;

  constructor(length: number, eosId: number) {
    this.#eosId = eosId;
    this.sequence = {
      tokens: new Int32Array(length).fill(eosId),
      labels: new Int32Array(length).fill(NO_LABEL),
      segments: new Int32Array(length).fill(-1),
      positions: new Int32Array(length),
    };
  }

  hasRoom({ prompt, continuation }: TokenPair): boolean {
    return this.#used + prompt.length + continuation.length + 1 <= this.sequence.tokens.length;
  }

  add({ prompt, continuation }: TokenPair): void {
    const { tokens, labels, segments, positions } = this.sequence;
    const start = this.#used;
    const example = [...prompt, ...continuation, this.#eosId];
    example.forEach((token, i) => {
      tokens[start + i] = token;
      segments[start + i] = this.#segment;
      positions[start + i] = i;
      const next = example[i + 1];
      if (next !== undefined && i + 1 >= prompt.length) labels[start + i] = next;
    });
    this.#used += example.length;
    this.#segment++;
  }
}
