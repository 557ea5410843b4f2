import type { TokenPair } from '../tokenizer';

/** A prompt and the continuations that are scored after it. */
interface Unit {
  readonly prompt: readonly number[];
  readonly branches: readonly { readonly pair: number; readonly tokens: readonly number[] }[];
  readonly length: number;
}

/** Rows of one length with their units; each unit lies in one row. */
export interface ScoreBatch {
  readonly length: number;
  readonly rows: readonly (readonly Unit[])[];
}

export interface PlanOptions {
  /** How many tokens, padding included, one batch may hold. */
  readonly tokensPerBatch: number;
  /** The longest context the model takes; prompts lose their beginning to fit, as in lm-evaluation-harness. */
  readonly maxPositions: number;
  /** What stands in for an empty prompt. */
  readonly prefixId: number;
}

/** Rows are at least this long: shorter units share one. */
const SHORTEST_ROW = 128;

/**
 * Puts pairs into batches. Pairs with one prompt share its tokens (each continuation then sees the prompt and itself),
 * units are packed into rows best-fit, longest first, and rows are as long as the next power of two asks.
 */
export function planScoring(pairs: readonly TokenPair[], options: PlanOptions): readonly ScoreBatch[] {
  const rowsByLength = new Map<number, { units: Unit[]; free: number }[]>();
  const units = unitsOf(pairs, options).sort((a, b) => b.length - a.length);
  for (const unit of units) {
    const length = rowLength(unit.length);
    const rows = rowsByLength.get(length) ?? [];
    rowsByLength.set(length, rows);
    let best: { units: Unit[]; free: number } | undefined;
    for (const row of rows) if (row.free >= unit.length && (best === undefined || row.free < best.free)) best = row;
    if (best === undefined) rows.push({ units: [unit], free: length - unit.length });
    else {
      best.units.push(unit);
      best.free -= unit.length;
    }
  }
  const batches: ScoreBatch[] = [];
  for (const [length, rows] of rowsByLength) {
    const perBatch = Math.max(1, Math.floor(options.tokensPerBatch / length));
    for (let at = 0; at < rows.length; at += perBatch)
      batches.push({ length, rows: rows.slice(at, at + perBatch).map((row) => row.units) });
  }
  return batches;
}

function rowLength(tokens: number): number {
  return Math.max(SHORTEST_ROW, 2 ** Math.ceil(Math.log2(tokens)));
}

function unitsOf(pairs: readonly TokenPair[], { maxPositions, prefixId }: PlanOptions): Unit[] {
  const byPrompt = new Map<string, { prompt: readonly number[]; branches: Unit['branches'][number][] }>();
  pairs.forEach(({ prompt, continuation }, pair) => {
    if (continuation.length === 0) return;
    // The last token of a continuation is predicted, never read.
    const room = Math.max(1, maxPositions + 1 - continuation.length);
    const kept = prompt.length === 0 ? [prefixId] : prompt.slice(-room);
    const key = kept.join();
    const group = byPrompt.get(key) ?? { prompt: kept, branches: [] };
    group.branches.push({ pair, tokens: continuation });
    byPrompt.set(key, group);
  });
  return [...byPrompt.values()].flatMap(({ prompt, branches }) => splitUnit(prompt, branches));
}

/** Many or long continuations are spread over several units, so that one prompt does not make a huge row. */
function splitUnit(prompt: readonly number[], branches: Unit['branches']): Unit[] {
  const units: Unit[] = [];
  let current: Unit['branches'][number][] = [];
  let length = prompt.length;
  const close = (): void => {
    if (current.length > 0) units.push({ prompt, branches: current, length });
    current = [];
    length = prompt.length;
  };
  for (const branch of branches) {
    const more = branch.tokens.length - 1;
    if (current.length > 0 && length + more > rowLength(prompt.length + more)) close();
    current.push(branch);
    length += more;
  }
  close();
  return units;
}

/** A batch as the score graph takes it. */
export interface ScoreFeeds {
  readonly tokens: BigInt64Array;
  readonly positions: BigInt64Array;
  readonly segments: Int32Array;
  readonly parents: Int32Array;
  readonly rows: BigInt64Array;
  readonly labels: BigInt64Array;
  /** The pair each of `rows` belongs to; what follows is padding. */
  readonly pairs: readonly number[];
}

/** @param sequences,headRows sizes of the graph; at least what the batch needs. */
export function layOut(batch: ScoreBatch, sequences: number, headRows: number): ScoreFeeds {
  const size = sequences * batch.length;
  const tokens = new BigInt64Array(size);
  const positions = new BigInt64Array(size);
  const segments = new Int32Array(size).fill(-1);
  const parents = new Int32Array(size).fill(-1);
  const rows = new BigInt64Array(headRows);
  const labels = new BigInt64Array(headRows);
  const pairs: number[] = [];
  batch.rows.forEach((units, row) => {
    let at = row * batch.length;
    let segment = 0;
    const put = (token: number, position: number, own: number, parent: number): void => {
      tokens[at] = BigInt(token);
      positions[at] = BigInt(position);
      segments[at] = own;
      parents[at] = parent;
      at++;
    };
    const predict = (from: number, token: number, pair: number): void => {
      rows[pairs.length] = BigInt(from);
      labels[pairs.length] = BigInt(token);
      pairs.push(pair);
    };
    for (const { prompt, branches } of units) {
      const root = segment++;
      prompt.forEach((token, position) => put(token, position, root, root));
      const last = at - 1;
      for (const branch of branches) {
        const own = segment++;
        branch.tokens.forEach((token, i) => {
          predict(i === 0 ? last : at - 1, token, branch.pair);
          if (i < branch.tokens.length - 1) put(token, prompt.length + i, own, root);
        });
      }
    }
  });
  return { tokens, positions, segments, parents, rows, labels, pairs };
}

/** How many tokens a batch scores. */
export function scoredTokens(batch: ScoreBatch): number {
  return batch.rows.flat().reduce((sum, { branches }) => sum + branches.reduce((n, b) => n + b.tokens.length, 0), 0);
}
