import type { Span } from '../../text';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import type { CodeAction } from '../types';
import type { Ailment } from './remedy';
import { convertScalar } from './refactor/convert-scalar';
import { doubleBraces } from './refactor/double-braces';
import { duplicateTemplate } from './refactor/duplicate-template';
import { extractSet } from './refactor/extract-set';
import { invertTemplate } from './refactor/invert-template';
import { moveChoices } from './refactor/move-choices';
import type { Refactoring, Rewrite } from './refactor/refactoring';
import { splitJinja } from './refactor/split-jinja';

/** Every rewrite, in the order of the menu. */
const all: readonly Refactoring[] = [
  doubleBraces,
  extractSet,
  moveChoices,
  duplicateTemplate,
  invertTemplate,
  convertScalar,
  splitJinja,
];

/** The rewrites that apply to what stands at a span. None changes what a file means, save those that say so. */
export async function refactorings(
  context: Context,
  parsed: Ailment['parsed'],
  span: Span,
  cancel?: Cancellation,
): Promise<readonly CodeAction[]> {
  const actions: CodeAction[] = [];
  for (const refactoring of all) {
    if (cancel?.isCancellationRequested) return [];
    for (const rewrite of await refactoring({ context, parsed, span })) actions.push(toAction(parsed, rewrite));
  }
  return actions;
}

function toAction(parsed: Ailment['parsed'], { title, kind, edits }: Rewrite): CodeAction {
  return {
    title,
    kind,
    diagnostics: [],
    edits: edits.map(({ span, ...edit }) => ({ range: parsed.range(span), ...edit })),
    preferred: false,
  };
}
