import * as vscode from 'vscode';
import type { RowsStrings } from '../../webview';

/** The words of the row viewer in the user's language. */
export function rowsStrings(): RowsStrings {
  const { t } = vscode.l10n;
  return {
    split: t('Split'),
    search: t('Search in the rows (/)'),
    clearSearch: t('Clear the Search'),
    goToRow: t('Go to Row'),
    first: t('First Page'),
    previous: t('Previous Page'),
    next: t('Next Page'),
    last: t('Last Page'),
    range: t('{0}–{1} of {2}'),
    rangeOpen: t('{0}–{1} of {2} or more'),
    found: t('{0}–{1} of {2} found'),
    foundOpen: t('{0}–{1} of {2} or more found'),
    reading: t('Reading… {0} rows so far'),
    none: t('There are no rows here.'),
    noneFound: t('No row holds this text.'),
    row: t('Row {0}'),
    copy: t('Copy as JSON (C)'),
    copied: t('Copied'),
    preview: t('Preview with This Row (P)'),
    open: t('Open in Its File'),
    close: t('Close (Esc)'),
    download: t('Download Data…'),
    empty: t('empty'),
    missing: t('no such column'),
    table: t('Rows of {0}'),
  };
}
