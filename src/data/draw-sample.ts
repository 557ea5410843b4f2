import { createRandom } from '../random';
import { PyDict, type Value } from '../value';
import { readRows, type ReadOptions } from './read-rows';
import type { Row, RowProblem } from './row';
import type { DataSpec } from './spec';
import type { RowSample } from './take-sample';

/** Which rows to draw. The same draw from the same files gives the same rows. */
export interface RowDraw {
  readonly split: string;
  /** How many rows, each as likely as another. */
  readonly count: number;
  /** Of how many from the split's beginning; what stands behind them is not read. */
  readonly outOf: number;
  readonly seed: string;
}

/** UTF-16 units of text in all rows that are looked at: rows of whole books are drawn from fewer. */
const mostText = 16_000_000;

/** Stored rows behind which a draw ends, however few of them `keep_if` has left. */
const mostStored = 20_000;

/** Problems behind which it ends: by then it is clear that something is wrong. */
const mostProblems = 20;

/**
 * Draws rows of a split by Vitter's reservoir (algorithm R), in their order in the split.
 *
 * @param stop asked for each row; once it says true, what was drawn so far is of no use and comes to an end
 */
export async function drawSample(
  data: DataSpec,
  draw: RowDraw,
  options: ReadOptions,
  stop: () => boolean = () => false,
): Promise<RowSample> {
  const { split, count, outOf, seed } = draw;
  const random = createRandom(`${seed}/${split}`);
  const drawn: { readonly row: Row; readonly index: number; readonly place: number }[] = [];
  const problems: RowProblem[] = [];
  let seen = 0;
  let text = 0;
  for await (const entry of readRows(data, split, { lookAt: mostStored, ...options, limit: outOf })) {
    if (stop()) break;
    if (entry.kind === 'problem') {
      if (problems.push(entry.problem) >= mostProblems) break;
      continue;
    }
    const slot = seen < count ? seen : random.below(seen + 1);
    if (slot < count) drawn[slot] = { row: entry.row, index: entry.index, place: seen };
    seen++;
    text += lengthOf(entry.row);
    if (text > mostText) break;
  }
  drawn.sort((a, b) => a.place - b.place);
  return { split, rows: drawn.map(({ row }) => row), indexes: drawn.map(({ index }) => index), problems };
}

function lengthOf(value: Value): number {
  if (typeof value === 'string') return value.length;
  let sum = 1;
  if (Array.isArray(value)) for (const item of value) sum += lengthOf(item);
  else if (value instanceof PyDict) for (const [, item] of value.entries()) sum += lengthOf(item);
  return sum;
}
