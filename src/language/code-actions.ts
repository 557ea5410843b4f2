import * as l10n from '@vscode/l10n';
import type { Problem, Span } from '../text';
import type { Context } from './context';
import { notDownloadedCode } from './data-problems';
import { problemsOf, toDiagnostic } from './diagnostics';
import type { Cancellation } from './cancellation';
import type { ParsedDocument } from './parsed-document';
import { downloadCommand } from './protocol';
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
  if (problem.code === notDownloadedCode) return downloadAction(parsed, problem);
  if (!problem.fix) return undefined;
  return {
    title: problem.fix.title,
    kind: 'quickfix',
    diagnostic: toDiagnostic(parsed, problem),
    edits: problem.fix.edits.map(({ span, newText }) => ({ range: parsed.range(span), newText })),
    preferred: true,
  };
}

/** Nothing is downloaded unless somebody asks for it: this is how. */
function downloadAction(parsed: ParsedDocument, problem: Problem): CodeAction {
  return {
    title: l10n.t('Download the data'),
    kind: 'quickfix',
    diagnostic: toDiagnostic(parsed, problem),
    edits: [],
    command: { name: downloadCommand, arguments: [parsed.source.uri] },
    // "Fix all" is not to start a transfer.
    preferred: false,
  };
}

function touch(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
