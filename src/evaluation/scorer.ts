/** Token ids of a prompt and of one continuation of it. */
export interface ScoredPair {
  readonly prompt: readonly number[];
  readonly continuation: readonly number[];
}

/** What rank classification needs of a model: how it splits text, and how likely a continuation is. */
export interface ChoiceScorer {
  /** Encodes a prompt as a template renders it, and one of its choices, as the model will see them. */
  readonly encode: (prompt: string, choice: string) => ScoredPair;
  /** Summed log-likelihood (natural logarithm) of each continuation given its prompt, in the order of `pairs`. */
  readonly logLikelihoods: (pairs: readonly ScoredPair[]) => Promise<ArrayLike<number>>;
}
