import type { ChoiceScorer } from '../../src/evaluation';

/**
 * A real, small probability model: letters drawn independently with fixed probabilities, so that the exact
 * log-likelihood of any text can be worked out by hand. Letters outside the table have probability 0.001.
 */
export function unigram(probabilities: Readonly<Record<string, number>>): ChoiceScorer & { readonly calls: number[] } {
  const calls: number[] = [];
  const ids = (text: string): number[] => [...text].map((letter) => letter.codePointAt(0)!);
  return {
    calls,
    encode: (prompt, continuation) => ({ prompt: ids(prompt), continuation: ids(continuation) }),
    logLikelihoods: async (pairs) => {
      calls.push(pairs.length);
      return pairs.map(({ continuation }) =>
        continuation.reduce((sum, id) => sum + Math.log(probabilities[String.fromCodePoint(id)] ?? 0.001), 0),
      );
    },
  };
}
