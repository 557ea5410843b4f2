import type { Problem, Span } from '../text';
import type { Context } from './context';
import { problemsOf, toDiagnostic } from './diagnostics';
import type { Cancellation } from './cancellation';
import type { ParsedDocument } from './parsed-document';
import type { CodeAction, Range } from './types';

/** The cures of the problems that touch `range`. A cure that the core offers is certain, so it is the preferred one. */
export async function codeActions(
  context: Context,
  parsed: ParsedDocument,
  range: Range,
  cancel?: Cancellation,
): Promise<readonly CodeAction[]> {
  const wanted = parsed.span(range);
  const problems = await problemsOf(context, parsed, cancel);
  return problems
    .filter((problem) => touch(problem.span, wanted))
    .flatMap((problem) => toAction(parsed, problem) ?? []);
}

function toAction(parsed: ParsedDocument, problem: Problem): CodeAction | undefined {
  if (!problem.fix) return undefined;
  return {
    title: problem.fix.title,
    kind: 'quickfix',
    diagnostic: toDiagnostic(parsed, problem),
    edits: problem.fix.edits.map(({ span, newText }) => ({ range: parsed.range(span), newText })),
    preferred: true,
  };
}

function touch(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
