import * as l10n from '@vscode/l10n';
import { findingAt, matchesIn } from '../matches';
import type { Finding, Rule } from '../rule';
import { textsOfTemplate } from '../sides';

/**
 * A line end that lost its meaning (25): `\n` where YAML decodes no escapes, and `{{ field }}n` where a backslash was
 * dropped on the way (nine prompts of FLAN for RTE, ANLI and CB say `{hypothesis}n`). The model is shown the letters:
 * a warning. In double quotes the cure is certain; elsewhere a line has to be broken by hand. PromptSource has one, in
 * a review's translation.
 */
export const lostEscape: Rule = {
  code: 'lost-escape',
  severity: 'warning',
  get title() {
    return l10n.t('A line end that is printed as letters');
  },
  *check(task): Iterable<Finding> {
    for (const template of task.templates) {
      for (const text of textsOfTemplate(template)) {
        for (const { match, at } of matchesIn(text, /\\n(?![a-z])/g)) {
          const span = { start: at, end: at + match[0].length };
          const message = l10n.t('"{0}" is printed as these two letters here. Break the line instead.', '\\n');
          const cure = { title: l10n.t('Make it a line end'), newText: '\\n' };
          yield findingAt(text, span, message, isEscaped(text.field.map.spanToFile(span)) ? cure : undefined);
        }
        for (const { at, before } of matchesIn(text, /n(?=\s|\p{Lu}|$)/gu)) {
          if (!before.endsWith('}}')) continue;
          const message = l10n.t('The letter n stands right behind a field. Is it what is left of "{0}"?', '\\n');
          yield findingAt(text, { start: at, end: at + 1 }, message);
        }
      }
    }
  },
};

/** Two letters of text that take three in the file: a backslash that double quotes escape. */
function isEscaped({ start, end }: { readonly start: number; readonly end: number }): boolean {
  return end - start === 3;
}
