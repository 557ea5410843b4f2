/** An example in tokens, without EOS. */
export interface TokenPair {
  readonly prompt: readonly number[];
  readonly continuation: readonly number[];
}

export interface PackOptions {
  /** Tokens per sequence. */
  readonly length: number;
  readonly eosId: number;
  /** Longest prompt and continuation, in tokens, EOS not counted; absent means only `length` bounds them. */
  readonly maxPrompt?: number;
  readonly maxContinuation?: number;
  readonly overflow: 'drop' | 'truncate';
  /** Several examples per sequence (default), or one. */
  readonly packing?: boolean;
}

/** One training sequence; every array has the same length. */
export interface PackedSequence {
  /** Padded with EOS. */
  readonly tokens: Int32Array;
  /** `labels[i]` is the token to predict at position i, which is `tokens[i + 1]`; -100 where no loss is taken. */
  readonly labels: Int32Array;
  /** 0, 1, 2… : the example in this sequence; -1 is padding. */
  readonly segments: Int32Array;
  /** Position within the example, from 0. */
  readonly positions: Int32Array;
}

export interface PackReport {
  readonly sequences: PackedSequence[];
  readonly packed: number;
  readonly dropped: number;
  readonly truncated: number;
}
