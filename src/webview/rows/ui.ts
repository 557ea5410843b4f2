import type { FromRows, RowsPanelState, RowsStrings } from '../messages/rows';

/** What every part of the row viewer is drawn with. */
export interface Ui {
  readonly strings: RowsStrings;
  readonly state: RowsPanelState;
  readonly send: (message: FromRows) => void;
}

/** `12,400` in every language. */
export function grouped(figure: number): string {
  return figure.toLocaleString('en-US');
}
