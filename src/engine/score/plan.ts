import type { TokenPair } from '../../tokenizer';
import type { TokenTree } from './tree';
import { growTrees } from './tree';

/** Rows of one length, each holding one tree or more. */
export interface ScoreBatch {
  readonly length: number;
  readonly rows: readonly (readonly TokenTree[])[];
}

export interface PlanOptions {
  /** How many tokens, padding included, one batch may hold. */
  readonly tokensPerBatch: number;
  /** How many tokens may be predicted in one batch: each has a row of logits. */
  readonly predictionsPerBatch: number;
  /** The longest context the model takes; prompts lose their beginning to fit, as in lm-evaluation-harness. */
  readonly maxPositions: number;
  /** What stands in for an empty prompt. */
  readonly prefixId: number;
  /** See `TreeOptions`. */
  readonly attentionCost: number;
}

/** How many tokens a tree may have beside the longest text's: longer rows attend to more that is hidden. */
const LONGEST_TREE = 512;

/**
 * Puts pairs into batches: texts that begin alike are joined to trees, trees are packed into rows best-fit, longest
 * first. Rows are as long as the longest tree asks, in steps of a quarter to an eighth: each length has a graph, and only attention sees
 * the padding.
 */
export function planScoring(pairs: readonly TokenPair[], options: PlanOptions): readonly ScoreBatch[] {
  const { tokensPerBatch, attentionCost } = options;
  const longest = Math.min(LONGEST_TREE, tokensPerBatch);
  const trees = growTrees(
    pairs.map((pair) => fitted(pair, options)),
    { attentionCost, longest },
  );
  let left = [...trees].sort((a, b) => b.tokens.length - a.tokens.length);
  const batches: ScoreBatch[] = [];
  while (left.length > 0) {
    const { batch, rest } = fill(left, options);
    batches.push(batch);
    left = rest;
  }
  return batches;
}

/** @param trees longest first. */
function fill(
  trees: readonly TokenTree[],
  { tokensPerBatch, predictionsPerBatch }: PlanOptions,
): { readonly batch: ScoreBatch; readonly rest: TokenTree[] } {
  const length = rowLength(trees[0]!.tokens.length);
  const most = Math.max(1, Math.floor(tokensPerBatch / length));
  const rows: { trees: TokenTree[]; free: number }[] = [];
  const rest: TokenTree[] = [];
  let predictions = 0;
  for (const tree of trees) {
    const size = tree.tokens.length;
    const room = predictions === 0 || predictions + tree.predictions.length <= predictionsPerBatch;
    let best: (typeof rows)[number] | undefined;
    for (const row of rows) if (row.free >= size && (best === undefined || row.free < best.free)) best = row;
    // A row of its own is for long trees: short ones cost less in a batch of shorter rows.
    const opens = rows.length === 0 || (rows.length < most && size * 2 > length);
    if (!room || !(opens || best !== undefined)) {
      rest.push(tree);
      continue;
    }
    predictions += tree.predictions.length;
    if (best === undefined) rows.push({ trees: [tree], free: length - size });
    else {
      best.trees.push(tree);
      best.free -= size;
    }
  }
  return { batch: { length, rows: rows.map((row) => row.trees) }, rest };
}

/** The next multiple of a quarter of the power of two below, of 16 at least. */
function rowLength(tokens: number): number {
  const step = Math.max(16, 2 ** (Math.floor(Math.log2(tokens)) - 2));
  return Math.ceil(tokens / step) * step;
}

function fitted({ prompt, continuation }: TokenPair, { maxPositions, prefixId }: PlanOptions): TokenPair {
  // The last token of a continuation is predicted, never read.
  const room = Math.max(1, maxPositions + 1 - continuation.length);
  return { prompt: prompt.length === 0 ? [prefixId] : prompt.slice(-room), continuation };
}

/** A batch as the score graph takes it. */
export interface ScoreFeeds {
  readonly tokens: BigInt64Array;
  readonly positions: BigInt64Array;
  readonly ends: Int32Array;
  readonly places: BigInt64Array;
  readonly kept: BigInt64Array;
  readonly row_positions: BigInt64Array;
  readonly heads: BigInt64Array;
  readonly targets: BigInt64Array;
  /** The pair that each target belongs to. */
  readonly pairs: readonly number[];
}

export function layOut({ length, rows }: ScoreBatch): ScoreFeeds {
  const size = rows.length * length;
  const tokens: number[] = [];
  const positions: number[] = [];
  const kept: number[] = [];
  const heads: number[] = [];
  const targets: number[] = [];
  const pairs: number[] = [];
  // Padding is the first token again, which sees itself alone.
  const places = new BigInt64Array(size);
  const rowPositions = new BigInt64Array(size);
  const ends = Int32Array.from({ length: size }, (_, place) => (place % length) + 1);
  rows.forEach((trees, row) => {
    let start = 0;
    for (const tree of trees) {
      const first = tokens.length;
      tree.tokens.forEach((token, i) => {
        const place = row * length + start + i;
        places[place] = BigInt(tokens.length);
        rowPositions[place] = BigInt(tree.depths[i]!);
        ends[place] = start + tree.ends[i]!;
        tokens.push(token);
        positions.push(tree.depths[i]!);
        kept.push(place);
      });
      const headOf = new Map<number, number>();
      for (const { at, token, pair } of tree.predictions) {
        const head = headOf.get(at) ?? heads.push(first + at) - 1;
        headOf.set(at, head);
        targets.push(head, token);
        pairs.push(pair);
      }
      start += tree.tokens.length;
    }
  });
  return {
    tokens: toI64(tokens),
    positions: toI64(positions),
    kept: toI64(kept),
    heads: toI64(heads),
    targets: toI64(targets),
    ...{ places, row_positions: rowPositions, ends, pairs },
  };
}

const toI64 = (numbers: readonly number[]): BigInt64Array => BigInt64Array.from(numbers, BigInt);
