import type { Span, TextEdit } from '../../../text';
import type { Context } from '../../context';
import type { ParsedTask } from '../../parsed-document';
import type { CodeActionKind } from '../../types';
import type { Ailment } from '../remedy';

/** What somebody wants to rewrite: the selection, or the cursor as an empty one. */
export interface Selection {
  readonly context: Context;
  readonly parsed: Ailment['parsed'];
  readonly span: Span;
}

/** The same in a task file. */
export interface TaskSelection extends Selection {
  readonly parsed: ParsedTask;
}

/** One rewrite that applies. */
export interface Rewrite {
  readonly title: string;
  readonly kind: Extract<CodeActionKind, `refactor.${string}`>;
  readonly edits: readonly (TextEdit & { readonly snippet?: string })[];
}

/** Offers what applies at a selection, and nothing else. */
export type Refactoring = (selection: Selection) => Promise<readonly Rewrite[]> | readonly Rewrite[];

/** A rewrite that only task files know. */
export function inTask(
  refactoring: (selection: TaskSelection) => Promise<readonly Rewrite[]> | readonly Rewrite[],
): Refactoring {
  return ({ parsed, ...rest }) => (parsed.kind === 'task' ? refactoring({ ...rest, parsed }) : []);
}
