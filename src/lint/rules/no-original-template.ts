import * as l10n from '@vscode/l10n';
import type { Finding, Rule } from '../rule';

/**
 * No template asks the task itself (19): then nothing measures it, and a recipe that gives other kinds no weight
 * leaves it out. Information, as an odd task may be all of another kind. PromptSource: 20 files, as issue 4 counts.
 */
export const noOriginalTemplate: Rule = {
  code: 'no-original-template',
  severity: 'info',
  get title() {
    return l10n.t('No template that asks the task itself');
  },
  *check({ templates, nameSpan }): Iterable<Finding> {
    // Chains of thought end in the task's own answer.
    if (templates.length === 0 || templates.some(({ kind }) => kind === 'original' || kind === 'cot')) return;
    const message = l10n.t('No template is of the kind "original": none asks the task itself. Add one.');
    yield { message, span: nameSpan };
  },
};
