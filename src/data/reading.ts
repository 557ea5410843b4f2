import type { RowProblem } from './row';
import type { ColumnType } from './spec';
import type { StoredRow } from './stored-row';

/** What stands at one place of a stored split. */
export interface NumberedRow {
  readonly entry: StoredRow;
  /** From 0; faulty rows count too: mending one does not move the rows behind it. */
  readonly index: number;
}

/** What those who read files need of the one who asked for rows. */
export interface Reading {
  /** Takes what concerns a whole file: it stands at no row, so no slice may cut it off. */
  readonly tell: (problem: RowProblem) => void;
  /**
   * Whether the rows of a file whose columns are known beforehand are wanted; the reason why not is told elsewhere.
   * @param columns without a type where a column holds nothing but nulls
   */
  readonly accepts: (file: string, columns: ReadonlyMap<string, ColumnType | undefined>) => boolean;
  /** Whether no row of a file that is being read will be wanted, by what was seen of it. */
  readonly isHopeless: (file: string) => boolean;
  /** Columns of binary data that are to be read as UTF-8 text. */
  readonly asText: ReadonlySet<string>;
}
