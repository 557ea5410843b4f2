import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import type { ParsedDocument } from '../parsed-document';
import type { CodeAction, CodeActionKind, CodeActionRequest, Range } from '../types';
import { fixAllAction } from './fix-all';
import { problemActions } from './problem-actions';
import { refactorings } from './refactorings';

/**
 * What can be done at a place: cures of the problems that touch it, and rewrites of what stands there. "Fix all" is
 * given only where it is asked for by name, as editors do on save; rewrites not where nobody asked for anything.
 */
export async function codeActions(
  context: Context,
  parsed: ParsedDocument,
  range: Range,
  request: CodeActionRequest = {},
  cancel?: Cancellation,
): Promise<readonly CodeAction[]> {
  if (parsed.kind === 'other') return [];
  const wants = (kind: CodeActionKind): boolean => isWanted(kind, request.only);
  const span = parsed.span(range);
  const actions: CodeAction[] = [];
  if (wants('quickfix')) actions.push(...(await problemActions(context, parsed, span, cancel)));
  const isAsked = request.automatic !== true || span.start < span.end || request.only !== undefined;
  if (isAsked && refactorKinds.some(wants)) {
    actions.push(...(await refactorings(context, parsed, span, cancel)).filter(({ kind }) => wants(kind)));
  }
  if (request.only && wants('source.fixAll.flan')) actions.push(...(await fixAllAction(context, parsed, cancel)));
  return cancel?.isCancellationRequested ? [] : distinct(actions);
}

/** Two problems of a place may have one cure, and a rewrite may be it too; its first offer stands. */
function distinct(actions: readonly CodeAction[]): readonly CodeAction[] {
  const told = new Set<string>();
  return actions.filter(({ title, edits }) => {
    const key = JSON.stringify([title, edits]);
    return !told.has(key) && told.add(key);
  });
}

const refactorKinds: readonly CodeActionKind[] = ['refactor.extract', 'refactor.inline', 'refactor.rewrite'];

/** A kind stands for all below it: `refactor` for `refactor.rewrite`. */
function isWanted(kind: CodeActionKind, only: CodeActionRequest['only']): boolean {
  return only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}
