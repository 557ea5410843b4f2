import * as l10n from '@vscode/l10n';
import { findingAt, matchesIn } from '../matches';
import type { Finding, Rule } from '../rule';
import { sidesOf, textsOfPart } from '../sides';

/**
 * Blanks at the end of a line of a prompt (22): nobody sees them, every model does. Information, as hardly any of them
 * changes an answer. White space at the end of the prompt itself is dropped, see `trailing-whitespace-before-target`.
 * PromptSource: 343 templates in 147 files. Issue 4 counts 454 in 157, with blanks right before the separator's own
 * line.
 */
export const trailingSpace: Rule = {
  code: 'trailing-space',
  severity: 'info',
  get title() {
    return l10n.t('Blanks at the end of a line');
  },
  *check(task): Iterable<Finding> {
    for (const template of task.templates) {
      for (const text of textsOfPart(sidesOf(template).prompt.part)) {
        for (const { match, at, before } of matchesIn(text, /[ \t]+(?=\r?\n)/g)) {
          // What a minus in the tag strips is not printed; a blank line between two is seen.
          if (/-[%}]\}\s*$/.test(before) || /(?:^|\n)$/.test(before)) continue;
          const message = l10n.t('Blanks at the end of a line: the model sees them, readers do not.');
          const cure = { title: l10n.t('Remove the blanks'), newText: '' };
          yield findingAt(text, { start: at, end: at + match[0].length }, message, cure);
        }
      }
    }
  },
};
