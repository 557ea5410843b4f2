import * as l10n from '@vscode/l10n';
import { bodyFields, templateIdentity, type TaskTemplate } from '../../task';
import type { Finding, Rule } from '../rule';
import { choicesOf, plainText } from '../twins';

/** Two templates that differ in case and white space at most teach the same twice (16); other choices make another template. */
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

const keys = new WeakMap<object, string>();

/** Templates of one key are one template to a model. */
function keyOf(template: TaskTemplate): string {
  const identity = templateIdentity(template);
  let key = keys.get(identity);
  if (key === undefined) {
    const texts = bodyFields(template).map(({ field }) => plainText(field.text));
    key = JSON.stringify([texts, plainText(template.answer?.text ?? ''), choicesOf(template)]);
    keys.set(identity, key);
  }
  return key;
}
