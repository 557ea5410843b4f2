import * as vscode from 'vscode';

/** The scheme of the documents that a peek shows. */
export const peekScheme = 'flan-preview';

/** What one such document is of. */
export interface PeekSubject {
  /** URI of the task file. */
  readonly uri: string;
  readonly template: string;
}

let peeks = 0;

/**
 * A new document for a peek. Its title is the last part of the path; what is before that stands beside it.
 */
export function peekUri(subject: PeekSubject, task: string): vscode.Uri {
  const fragment = String(++peeks);
  const path = [task, subject.template].map((part) => `/${part.replaceAll('/', '∕')}`).join('');
  return vscode.Uri.from({ scheme: peekScheme, path, query: JSON.stringify(subject), fragment });
}

/** What a document of ours is of. */
export function peekSubject(uri: vscode.Uri): PeekSubject {
  return JSON.parse(uri.query) as PeekSubject;
}
