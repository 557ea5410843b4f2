import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';
import { choiceLists } from '../choice-lists';

/**
 * A list in which answers cannot be told apart (8). An empty choice is an error: no target is empty. One that stands
 * twice makes one answer of two labels, which an author may want (four templates of PromptSource: e-SNLI's "No" for
 * two labels on purpose, TREC's "description" twice of fifty by mistake): a warning, as are a single choice and
 * choices that differ in capital letters only. PromptSource: 4 templates in 2 files, as issue 4 counts.
 */
export const unsoundChoices: Rule = {
  code: 'unsound-choices',
  severity: 'warning',
  get title() {
    return l10n.t('Choices that cannot be told apart');
  },
  *check(task): Iterable<Finding> {
    for (const { items, span } of choiceLists(task)) {
      if (items.length === 1) {
        const message = l10n.t('With a single choice every row has the same answer. Add the others.');
        yield { message, span };
      }
      const seen = new Map<string, string>();
      for (const item of items) {
        const text = item.text.trim();
        const twin = seen.get(text.toLowerCase());
        if (text === '')
          yield { message: l10n.t('This choice is empty. Name it, or remove it.'), span: item.span, severity: 'error' };
        else if (twin === text) {
          const message = l10n.t('The choice "{0}" stands twice: the two labels cannot be told apart.', text);
          yield { message, span: item.span };
        } else if (twin !== undefined) {
          const message = l10n.t('"{0}" and "{1}" differ in capital letters only.', text, twin);
          yield { message, span: item.span };
        } else seen.set(text.toLowerCase(), text);
      }
    }
  },
};
