import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';

/**
 * Fewer than five templates (18). Off: FLAN's own ablation found little gain from one template to ten. PromptSource:
 * 16 files, as issue 4 counts.
 */
export const fewTemplates: Rule = {
  code: 'few-templates',
  severity: 'info',
  isOff: true,
  get title() {
    return l10n.t('Few templates');
  },
  *check({ templates, nameSpan }): Iterable<Finding> {
    if (templates.length === 0 || templates.length >= 5) return;
    const message = l10n.t('This task has {0} templates; FLAN has ten per task.', templates.length);
    yield { message, span: nameSpan };
  },
};
