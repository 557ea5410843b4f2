import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';

/**
 * A template's name with blanks at its ends (42): recipes and reports call it by a name that nobody can see. A hint.
 * PromptSource: 19, as issue 4 counts.
 */
export const paddedName: Rule = {
  code: 'padded-name',
  severity: 'hint',
  get title() {
    return l10n.t('Blanks around a name');
  },
  *check({ templates }): Iterable<Finding> {
    for (const { name, nameSpan } of templates) {
      const trimmed = name.trim();
      if (trimmed === name || trimmed === '') continue;
      yield {
        message: l10n.t('There are blanks around the name "{0}".', trimmed),
        span: nameSpan,
        fix: { title: l10n.t('Remove the blanks'), edits: [{ span: nameSpan, newText: JSON.stringify(trimmed) }] },
      };
    }
  },
};
