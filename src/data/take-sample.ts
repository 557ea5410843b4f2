import { readRows, type ReadOptions } from './read-rows';
import type { Row, RowProblem } from './row';
import type { DataSpec } from './spec';

/** The first rows of a task's data, for an author to look at. */
export interface RowSample {
  /** The split that they come from. */
  readonly split: string;
  readonly rows: readonly Row[];
  /** One per row: its place in its stored split, from 0, as in `RowEntry`. */
  readonly indexes: readonly number[];
  readonly problems: readonly RowProblem[];
}

/** Problems behind which a sample ends: by then it is clear that something is wrong. */
const mostProblems = 20;

/** Stored rows behind which a sample ends, however few of them `keep_if` has left. */
const mostStored = 20_000;

/** The splits that a sample is taken from, best first: what training sees is what an author writes for. */
const preferred = ['train', 'dev', 'test'];

/** Takes a sample of `limit` rows. It ends early where hardly a row is kept or sound, so that it never takes long. */
export async function takeSample(
  data: DataSpec,
  options: ReadOptions & { readonly limit: number },
): Promise<RowSample> {
  const split = preferred.find((name) => data.splits.has(name)) ?? [...data.splits.keys()][0] ?? 'train';
  const rows: Row[] = [];
  const indexes: number[] = [];
  const problems: RowProblem[] = [];
  // Of a task that is still being written, what it lacks is said at its place in the file.
  if (data.source.kind !== 'hf' && data.source.path === '') return { split, rows, indexes, problems };
  for await (const entry of readRows(data, split, { lookAt: mostStored, ...options })) {
    if (entry.kind === 'row') {
      rows.push(entry.row);
      indexes.push(entry.index);
    } else problems.push(entry.problem);
    if (problems.length >= mostProblems) break;
  }
  return { split, rows, indexes, problems };
}
