/** Token ids of a prompt and of one continuation of it. */
export interface ScoredPair {
  readonly prompt: readonly number[];
  readonly continuation: readonly number[];
}

/** What rank classification needs of a model: how it splits text, and how likely a continuation is. */
export interface ChoiceScorer {
  /** Encodes prompt and continuation as the model will see them (see `encodePair` of src/tokenizer). */
  readonly encode: (prompt: string, continuation: string) => ScoredPair;
  /** Summed log-likelihood (natural logarithm) of each continuation given its prompt, in the order of `pairs`. */
  readonly logLikelihoods: (pairs: readonly ScoredPair[]) => Promise<ArrayLike<number>>;
}
