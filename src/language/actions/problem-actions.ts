import * as l10n from '@vscode/l10n';
import type { Problem, Span } from '../../text';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import { notDownloadedCode } from '../data-problems';
import { problemsOf, toDiagnostic } from '../diagnostics';
import { downloadCommand } from '../protocol';
import type { CodeAction } from '../types';
import { remediesOf } from './cures';
import { certainFixes } from './fix-all';
import type { Ailment, Remedy } from './remedy';

/**
 * The cures of the problems that touch a span, the first of each preferred; behind those that are certain, the same
 * for all problems of their kind.
 */
export async function problemActions(
  context: Context,
  parsed: Ailment['parsed'],
  span: Span,
  cancel?: Cancellation,
): Promise<readonly CodeAction[]> {
  const problems = await problemsOf(context, parsed, cancel);
  const actions: CodeAction[] = [];
  const alike: CodeAction[] = [];
  const told = new Set<string>();
  for (const problem of problems.filter((each) => touch(each.span, span))) {
    if (problem.code === notDownloadedCode) actions.push(downloadAction(parsed, problem));
    const remedies = await remediesOf({ context, parsed, problem });
    actions.push(...remedies.map((remedy, index) => toAction(parsed, problem, remedy, index === 0)));
    if (told.has(problem.code) || remedies[0]?.isCertain !== true) continue;
    told.add(problem.code);
    const same = problems.filter(({ code }) => code === problem.code);
    alike.push(...(same.length > 1 ? await allOfKind(context, parsed, same) : []));
  }
  return [...actions, ...alike];
}

function toAction(parsed: Ailment['parsed'], problem: Problem, { title, edits }: Remedy, isFirst: boolean): CodeAction {
  return {
    title,
    kind: 'quickfix',
    diagnostics: [toDiagnostic(parsed, problem)],
    edits: edits.map(({ span, newText }) => ({ range: parsed.range(span), newText })),
    preferred: isFirst,
  };
}

async function allOfKind(
  context: Context,
  parsed: Ailment['parsed'],
  problems: readonly Problem[],
): Promise<readonly CodeAction[]> {
  const { edits, cured } = await certainFixes(context, parsed, problems);
  if (cured.length < 2) return [];
  return [
    {
      title: l10n.t('Fix all {0} problems "{1}" in this file', cured.length, problems[0]!.code),
      kind: 'quickfix',
      diagnostics: cured.map((problem) => toDiagnostic(parsed, problem)),
      edits: edits.map(({ span, newText }) => ({ range: parsed.range(span), newText })),
      preferred: false,
    },
  ];
}

/** Nothing is downloaded unless somebody asks for it: this is how. */
function downloadAction(parsed: Ailment['parsed'], problem: Problem): CodeAction {
  return {
    title: l10n.t('Download the data'),
    kind: 'quickfix',
    diagnostics: [toDiagnostic(parsed, problem)],
    edits: [],
    command: { name: downloadCommand, arguments: [parsed.source.uri] },
    // "Auto fix" is not to start a transfer.
    preferred: false,
  };
}

function touch(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
