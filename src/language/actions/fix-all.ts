import * as l10n from '@vscode/l10n';
import { differenceOf, type Problem, type TextEdit } from '../../text';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import { problemsOf, toDiagnostic } from '../diagnostics';
import type { ParsedDocument } from '../parsed-document';
import type { CodeAction, RangeEdit } from '../types';
import { remediesOf } from './cures';
import { applyEdits } from './edit/apply-edits';
import type { Ailment } from './remedy';

/** One cure can make room for another; more rounds than this would mean that two undo each other. */
const ROUNDS = 5;

/**
 * The edits that cure all that has a certain cure, as often as one makes room for another. Cures that are guesses, or
 * take away what was written, are not among them.
 */
export async function fixAll(
  context: Context,
  parsed: ParsedDocument,
  cancel?: Cancellation,
): Promise<readonly RangeEdit[]> {
  const { edits } = await allFixes(context, parsed, cancel);
  return edits.map(({ span, newText }) => ({ range: parsed.range(span), newText }));
}

/** The same as an action, for `editor.codeActionsOnSave`; none where there is nothing to do. */
export async function fixAllAction(
  context: Context,
  parsed: Ailment['parsed'],
  cancel?: Cancellation,
): Promise<readonly CodeAction[]> {
  const { edits, cured } = await allFixes(context, parsed, cancel);
  if (edits.length === 0) return [];
  return [
    {
      title: l10n.t('Fix all problems that have a certain fix'),
      kind: 'source.fixAll.flan',
      diagnostics: cured.map((problem) => toDiagnostic(parsed, problem)),
      edits: edits.map(({ span, newText }) => ({ range: parsed.range(span), newText })),
      preferred: false,
    },
  ];
}

interface Fixes {
  readonly edits: readonly TextEdit[];
  /** The problems of the file as it is that they cure. */
  readonly cured: readonly Problem[];
}

async function allFixes(context: Context, parsed: ParsedDocument, cancel?: Cancellation): Promise<Fixes> {
  if (parsed.kind === 'other') return { edits: [], cured: [] };
  const first = await certainFixes(context, parsed, await problemsOf(context, parsed, cancel));
  let text = applyEdits(parsed.text, first.edits);
  let rounds = 1;
  for (let edits = first.edits; edits.length > 0 && rounds < ROUNDS; rounds++) {
    if (cancel?.isCancellationRequested) return { edits: [], cured: [] };
    // Between two versions of the editor: neither is to be taken for this one.
    const version = parsed.source.version + rounds / (2 * ROUNDS);
    const next = await context.read({ ...parsed.source, text, version });
    if (next.kind === 'other') break;
    ({ edits } = await certainFixes(context, next, await problemsOf(context, next, cancel)));
    if (edits.length === 0) break;
    text = applyEdits(text, edits);
  }
  if (rounds === 1 || text === applyEdits(parsed.text, first.edits)) return first;
  const { start, oldEnd, newEnd } = differenceOf(parsed.text, text);
  return { edits: [{ span: { start, end: oldEnd }, newText: text.slice(start, newEnd) }], cured: first.cured };
}

/** The first cures of problems, those that are certain and in no other's way. */
export async function certainFixes(
  context: Context,
  parsed: Ailment['parsed'],
  problems: readonly Problem[],
): Promise<Fixes> {
  const taken: TextEdit[] = [];
  const cured: Problem[] = [];
  for (const problem of problems) {
    const [first] = await remediesOf({ context, parsed, problem });
    if (first?.isCertain !== true || first.edits.some((edit) => taken.some((other) => clash(edit, other)))) continue;
    taken.push(...first.edits);
    cured.push(problem);
  }
  return { edits: taken.sort((a, b) => a.span.start - b.span.start), cured };
}

/** Whether two edits share a place; of two that insert at one, nobody knows the order. */
function clash({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  return a.start < b.end && b.start < a.end ? true : a.start === b.start || a.end === b.end;
}
