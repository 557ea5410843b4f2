import type { TokenPair } from '../../tokenizer';

/** Scores continuations with a model's present weights, which it shares with a trainer without a copy. */
export interface Scorer {
  /**
   * The summed natural-log likelihood of each continuation given its prompt, within 1e-4 of scoring the pair alone.
   * Pairs that begin alike are cheapest together: what they share is computed once. An empty prompt is replaced by the model's
   * beginning-of-text token (or end-of-text), a prompt too long loses its beginning, an empty continuation gives 0.
   */
  logLikelihoods(pairs: readonly TokenPair[]): Promise<Float64Array>;
  dispose(): Promise<void>;
}
