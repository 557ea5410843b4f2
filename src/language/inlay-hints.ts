import * as l10n from '@vscode/l10n';
import { isBlank, type RenderedExample, type Task, type TaskTemplate } from '../task';
import type { Context } from './context';
import type { Cancellation } from './cancellation';
import type { Sample } from './host';
import type { ParsedDocument } from './parsed-document';
import { isTooSlow, renderQuickly } from './renders';
import { tokensOf, type TaskTokens } from './tokens/tokens-of';
import type { InlayHint, InlayHintKinds, Range } from './types';

/** Longest hint, in characters: what fits beside a name without pushing the line out of the window. */
const longest = 80;

const allKinds: InlayHintKinds = { firstWords: true, tokens: true };

/**
 * Behind each template's name in `range`: how many tokens of its budget the prompt takes, and how it begins, both for
 * the first row to which it applies.
 *
 * Line breaks show as `⏎`, tabs as `⇥`: the hint is one line, and an author must see where the prompt's lines end.
 * Tokens are counted with the tokenizer of the recipe that trains on the task; without one there is no count.
 */
export async function inlayHints(
  context: Context,
  parsed: ParsedDocument,
  range: Range,
  { firstWords, tokens }: InlayHintKinds = allKinds,
  cancel?: Cancellation,
): Promise<readonly InlayHint[]> {
  if (parsed.kind !== 'task' || !parsed.loaded.task) return [];
  if (!firstWords && !tokens) return [];
  const { task } = parsed.loaded;
  const sample = await context.sample(parsed);
  const counted = tokens && sample.rows.length > 0 ? await tokensOf(context, parsed) : undefined;
  const wanted = parsed.span(range);
  const hints: InlayHint[] = [];
  for (const template of task.templates) {
    if (cancel?.isCancellationRequested) return [];
    const { nameSpan } = template;
    if (nameSpan.end < wanted.start || nameSpan.start > wanted.end) continue;
    const first = firstExample(task, template, sample);
    if (!first) continue;
    const position = endOfLine(parsed, nameSpan.end);
    if (counted?.ok) hints.push({ position, ...countHint(counted.value, first.example) });
    if (firstWords) {
      const { input, target } = first.example;
      const tooltip = l10n.t('Row {0}:\n\n{1}\n\nTarget: {2}', first.index + 1, input, target);
      hints.push({ position, label: oneLine(input), tooltip });
    }
  }
  return hints;
}

/** The first row to which a template applies, rendered. */
function firstExample(
  task: Task,
  template: TaskTemplate,
  sample: Sample,
): { readonly index: number; readonly example: RenderedExample } | undefined {
  for (const index of sample.rows.keys()) {
    const example = renderQuickly(task, template, sample, index);
    if (isTooSlow(example)) return undefined;
    if (example.ok && !isBlank(example.value)) return { index, example: example.value };
  }
  return undefined;
}

/** The prompt's tokens against its budget: what one row takes tells roughly what others do. */
function countHint({ recipe, limits, measure }: TaskTokens, example: RenderedExample): Omit<InlayHint, 'position'> {
  const { prompt, continuation } = measure(example);
  return {
    label: l10n.t('≈ {0} of {1} tokens', prompt, limits.maxPrompt),
    tooltip: l10n.t(
      'The first row takes {0} of {1} tokens for the prompt and {2} of {3} for the target, as the recipe "{4}" counts them.',
      prompt,
      limits.maxPrompt,
      continuation,
      limits.maxContinuation,
      recipe.run,
    ),
  };
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
