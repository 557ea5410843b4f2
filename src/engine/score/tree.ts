import type { TokenPair } from '../../tokenizer';

/** A token that is scored: how likely it is behind the one at `at`. */
export interface Prediction {
  /** Place in the tree. */
  readonly at: number;
  readonly token: number;
  /** Index of the pair that it belongs to. */
  readonly pair: number;
}

/**
 * Texts that begin alike as one tree of tokens, depth first, so that what they share is computed once. A token sees its
 * ancestors: those before it whose subtree it lies in.
 */
export interface TokenTree {
  readonly tokens: readonly number[];
  /** How many ancestors each token has: its position in its own text. */
  readonly depths: readonly number[];
  /** For each token the place behind the last one of its subtree. */
  readonly ends: readonly number[];
  readonly predictions: readonly Prediction[];
}

export interface TreeOptions {
  /** What a token costs for each token beside it in its tree, as a share of what it costs alone. */
  readonly attentionCost: number;
  /** A tree grows to so many tokens, unless one text alone is longer. */
  readonly longest: number;
}

/**
 * The trees of some pairs, whose prompts are not empty. Whatever texts have in common at their beginning is shared: the
 * prompt of several choices, the passage or the exemplars of several templates. A text joins a tree where that saves
 * more than the longer attention costs. Empty continuations are in no tree.
 */
export function growTrees(pairs: readonly TokenPair[], { attentionCost, longest }: TreeOptions): readonly TokenTree[] {
  const texts = pairs.flatMap(({ prompt, continuation }, pair) =>
    continuation.length === 0 ? [] : [{ tokens: [...prompt, ...continuation], from: prompt.length, pair }],
  );
  texts.sort((a, b) => compare(a.tokens, b.tokens));
  const trees: TokenTree[] = [];
  let tree = new GrowingTree();
  for (const text of texts) {
    // The last token is predicted, never read.
    const read = text.tokens.length - 1;
    const shared = tree.shared(text.tokens, read);
    const joined = tree.size + read - shared;
    const attended = joined ** 2 - tree.size ** 2 - read ** 2;
    const fits = joined <= Math.max(longest, read);
    if (tree.size > 0 && !(fits && shared > attentionCost * attended)) {
      trees.push(tree.finish());
      tree = new GrowingTree();
    }
    tree.add(text.tokens, text.from, text.pair);
  }
  if (tree.size > 0) trees.push(tree.finish());
  return trees;
}

/** Texts are added in the order of their tokens, so that each leaves the path of the one before for good. */
class GrowingTree {
  readonly #tokens: number[] = [];
  readonly #depths: number[] = [];
  readonly #ends: number[] = [];
  readonly #predictions: Prediction[] = [];
  /** Places of the last text's tokens, by depth. */
  readonly #path: number[] = [];

  get size(): number {
    return this.#tokens.length;
  }

  /** How many of the first `read` tokens are on the path already. */
  shared(tokens: readonly number[], read: number): number {
    const most = Math.min(read, this.#path.length);
    let count = 0;
    while (count < most && this.#tokens[this.#path[count]!] === tokens[count]) count++;
    return count;
  }

  add(tokens: readonly number[], from: number, pair: number): void {
    const read = tokens.length - 1;
    this.#leave(this.shared(tokens, read));
    for (let depth = this.#path.length; depth < read; depth++) {
      this.#path.push(this.#tokens.length);
      this.#tokens.push(tokens[depth]!);
      this.#depths.push(depth);
    }
    for (let depth = from; depth <= read; depth++)
      this.#predictions.push({ at: this.#path[depth - 1]!, token: tokens[depth]!, pair });
  }

  finish(): TokenTree {
    this.#leave(0);
    return { tokens: this.#tokens, depths: this.#depths, ends: this.#ends, predictions: this.#predictions };
  }

  /** Nothing more will be put below what lies deeper. */
  #leave(depth: number): void {
    for (const place of this.#path.splice(depth)) this.#ends[place] = this.#tokens.length;
  }
}

function compare(a: readonly number[], b: readonly number[]): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
