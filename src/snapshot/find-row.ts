import type { Row } from '../data';
import { rowHash } from './row-hash';
import type { PinnedRow } from './snapshot';

/** The rows that renders are pinned and compared on: the first of one split. */
export interface SampleRows {
  readonly split: string;
  readonly rows: readonly Row[];
  /** One per row: its place in the stored split; absent where no row of the split was left out. */
  readonly indexes?: readonly number[];
}

/** A pinned row as the data has it now. */
export interface FoundRow {
  readonly row: Row;
  /** Where it stands now, and what it holds. */
  readonly now: PinnedRow;
  /** Whether the data holds other values at this place than when the render was pinned. */
  readonly isChanged: boolean;
}

/** The identity of the row at a place of the sample. */
export function identify({ split, rows, indexes }: SampleRows, place: number): PinnedRow {
  return { split, index: indexes?.[place] ?? place, hash: rowHash(rows[place]!) };
}

/**
 * Finds a pinned row: at its place with its values, else its values at another place, else whatever stands at its
 * place. Undefined where the sample has neither.
 */
export function findRow(sample: SampleRows, pinned: PinnedRow): FoundRow | undefined {
  if (sample.split !== pinned.split) return undefined;
  const { rows, indexes } = sample;
  const there = indexes ? indexes.indexOf(pinned.index) : pinned.index < rows.length ? pinned.index : -1;
  if (there >= 0 && rowHash(rows[there]!) === pinned.hash) return found(sample, there, false);
  const moved = rows.findIndex((row) => rowHash(row) === pinned.hash);
  if (moved >= 0) return found(sample, moved, false);
  return there >= 0 ? found(sample, there, true) : undefined;
}

function found(sample: SampleRows, place: number, isChanged: boolean): FoundRow {
  return { row: sample.rows[place]!, now: identify(sample, place), isChanged };
}
