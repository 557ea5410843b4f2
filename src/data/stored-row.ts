import type { Row, RowProblem, RowProblemCode } from './row';

/** What a file holds at one place, before columns are checked; a faulty row keeps its place. */
export type StoredRow =
  | { readonly kind: 'row'; readonly row: Row; readonly file: string; readonly line: number }
  | {
      readonly kind: 'problem';
      readonly problem: RowProblem;
      /** Whether a row was meant to stand here, as opposed to something said about the whole file. */
      readonly isRow: boolean;
    };

/** @param isRow whether a row was meant to stand there */
export function storedProblem(
  code: RowProblemCode,
  file: string,
  line: number,
  message: string,
  isRow = true,
  severity: RowProblem['severity'] = 'error',
): StoredRow & { kind: 'problem' } {
  return { kind: 'problem', problem: { code, severity, file, line, message }, isRow };
}
