import * as vscode from 'vscode';

/** The scheme of the documents that a peek shows. */
export const peekScheme = 'flan-preview';

/** What one such document is of. */
export interface PeekSubject {
  /** URI of the task file. */
  readonly uri: string;
  readonly template: string;
  /** Zero-based in the sample. */
  readonly row: number;
}

/**
 * The peek's title is the last part of the path, and what is before that stands beside it. Rows are listed by their
 * URIs, so that short numbers are filled up with blanks, which come before digits.
 */
export function peekUri(subject: PeekSubject, task: string, rows: number): vscode.Uri {
  const number = String(subject.row + 1).padStart(String(rows).length);
  const title = vscode.l10n.t('{0}, row {1} of {2}', subject.template, number, rows);
  const path = [task, title].map((part) => `/${part.replaceAll('/', '∕')}`).join('');
  return vscode.Uri.from({ scheme: peekScheme, path, query: JSON.stringify(subject) });
}

/** What a document of ours is of. */
export function peekSubject(uri: vscode.Uri): PeekSubject {
  return JSON.parse(uri.query) as PeekSubject;
}
