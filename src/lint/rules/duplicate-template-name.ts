import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';

/** Results are kept by template name. */
export const duplicateTemplateName: Rule = {
  code: 'duplicate-template-name',
  severity: 'error',
  get title() {
    return l10n.t('Two templates of one name');
  },
  *check(task): Iterable<Finding> {
    const seen = new Set<string>();
    for (const { name, nameSpan } of task.templates) {
      const key = name.trim();
      if (seen.has(key)) {
        yield {
          message: l10n.t('Another template is called "{0}" already. Give this one a name of its own.', key),
          span: nameSpan,
        };
      }
      seen.add(key);
    }
  },
};
