import * as l10n from '@vscode/l10n';
import { isBlank, renderExample } from '../task';
import type { Context } from './context';
import type { Cancellation } from './cancellation';
import type { ParsedDocument } from './parsed-document';
import { seedOf } from './renders';
import type { InlayHint, Range } from './types';

/** Longest hint, in characters: what fits beside a name without pushing the line out of the window. */
const longest = 80;

/**
 * Behind each template's name in `range`: how it begins for the first row to which it applies.
 *
 * Line breaks show as `⏎`, tabs as `⇥`: the hint is one line, and an author must see where the prompt's lines end.
 */
export async function inlayHints(
  context: Context,
  parsed: ParsedDocument,
  range: Range,
  cancel?: Cancellation,
): Promise<readonly InlayHint[]> {
  if (parsed.kind !== 'task' || !parsed.loaded.task) return [];
  const { task } = parsed.loaded;
  const { rows } = await context.sample(parsed);
  const wanted = parsed.span(range);
  const hints: InlayHint[] = [];
  for (const template of task.templates) {
    if (cancel?.isCancellationRequested) return [];
    const { nameSpan } = template;
    if (nameSpan.end < wanted.start || nameSpan.start > wanted.end) continue;
    for (const [index, row] of rows.entries()) {
      const example = renderExample(task, template, row, seedOf(index));
      if (!example.ok || isBlank(example.value)) continue;
      hints.push({
        position: endOfLine(parsed, nameSpan.end),
        label: oneLine(example.value.input),
        tooltip: l10n.t('Row {0}:\n\n{1}\n\nTarget: {2}', index + 1, example.value.input, example.value.target),
      });
      break;
    }
  }
  return hints;
}

/** A text on one line, cut to what a hint may hold. */
export function oneLine(text: string, limit = longest): string {
  const cut = [...text.slice(0, limit * 4)];
  const marked = cut.map((c) => (c === '\n' ? '⏎' : c === '\t' ? '⇥' : c === '\r' ? '␍' : c));
  const longer = text.length > limit * 4 || marked.length > limit;
  return longer ? `${marked.slice(0, limit - 1).join('')}…` : marked.join('');
}

function endOfLine(parsed: ParsedDocument, offset: number): InlayHint['position'] {
  const end = /[^\r\n]*/.exec(parsed.text.slice(offset))?.[0].length ?? 0;
  return parsed.lines.positionAt(offset + end);
}
