import * as l10n from '@vscode/l10n';
import { bodyFields, type TaskTemplate } from '../../task';
import type { Finding, Rule } from '../rule';
import { isSimilar } from '../similarity';

/**
 * Two templates that share nine tenths of their text (17). Variety is what templates are for, but a word's difference
 * may be the point (one in five of PromptSource's templates has such a twin): a hint. Templates with other choices are
 * other templates; equal ones are `duplicate-template-text`. PromptSource: 221 templates in 89 files. Issue 4 counts
 * 397 in 94, both of each pair and pairs with other choices.
 */
export const nearDuplicate: Rule = {
  code: 'near-duplicate',
  severity: 'hint',
  get title() {
    return l10n.t('Two templates of nearly one text');
  },
  *check({ templates }): Iterable<Finding> {
    const texts = templates.map(textOf);
    for (const [i, { body, choices }] of templates.entries()) {
      const text = texts[i]!;
      const twin = templates.findIndex((other, j) => {
        if (j >= i || !sameChoices(choices, other.choices)) return false;
        return plain(texts[j]!) !== plain(text) && isSimilar(texts[j]!, text, RATIO);
      });
      if (twin < 0) continue;
      const message = l10n.t('This template says nearly the same as "{0}". Ask in another way.', templates[twin]!.name);
      yield { message, span: body.kind === 'pair' ? body.input.span : body.jinja.span };
    }
  },
};

const RATIO = 0.9;

function textOf(template: TaskTemplate): string {
  return bodyFields(template)
    .map(({ field }) => field.text)
    .join(' ||| ');
}

function plain(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}

function sameChoices(a: TaskTemplate['choices'], b: TaskTemplate['choices']): boolean {
  return a === b || JSON.stringify(choicesText(a)) === JSON.stringify(choicesText(b));
}

function choicesText(choices: TaskTemplate['choices']): readonly string[] {
  if (!choices) return [];
  return choices.kind === 'list' ? choices.items.map(({ text }) => text) : [choices.field.text];
}
