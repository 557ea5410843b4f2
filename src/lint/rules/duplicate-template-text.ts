import * as l10n from '@vscode/l10n';
import { bodyFields, type TaskTemplate } from '../../task';
import type { Finding, Rule } from '../rule';

/** Two templates that differ in case and white space at most teach the same twice; other choices make another template. */
export const duplicateTemplateText: Rule = {
  code: 'duplicate-template-text',
  severity: 'warning',
  get title() {
    return l10n.t('Two templates of one text');
  },
  *check(task): Iterable<Finding> {
    const seen = new Map<string, TaskTemplate>();
    for (const template of task.templates) {
      const [prompt] = bodyFields(template);
      if (!prompt || prompt.field.text.trim() === '') continue;
      const key = keyOf(template);
      const first = seen.get(key);
      if (first)
        yield { message: l10n.t('This template says the same as "{0}".', first.name), span: prompt.field.span };
      else seen.set(key, template);
    }
  },
};

/** Templates of one key are one template to a model. */
function keyOf(template: TaskTemplate): string {
  const { choices, answer } = template;
  const choicesText = choices?.kind === 'list' ? choices.items.map(({ text }) => text) : [choices?.field.text ?? ''];
  const texts = bodyFields(template).map(({ field }) => plain(field.text));
  return JSON.stringify([texts, plain(answer?.text ?? ''), choicesText]);
}

function plain(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}
