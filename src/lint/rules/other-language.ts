import * as l10n from '@vscode/l10n';
import type { TaskTemplate } from '../../task';
import type { Finding, Rule } from '../rule';
import { isInScript, scriptsOf } from '../scripts';
import { sidesOf, textsOfTemplate } from '../sides';

/** Fewer letters may be a name or a formula. */
const MINIMUM = 20;

/**
 * Instructions in a script that the declared `language` is not written in (38): mixtures are chosen and reports are
 * grouped by that word. Only scripts are told apart, not French from English, and only what the template itself says
 * counts, not its data: information. PromptSource: none. All its templates are declared English, and so are their own
 * words, also where the data is Thai or Arabic; issue 4 counts the data.
 */
export const otherLanguage: Rule = {
  code: 'other-language',
  severity: 'info',
  get title() {
    return l10n.t('Instructions in another language than the declared one');
  },
  *check({ language, templates }): Iterable<Finding> {
    const scripts = scriptsOf(language);
    if (!scripts) return;
    for (const template of templates) {
      const letters = wordsOf(template).match(/\p{L}/gu) ?? [];
      const fitting = letters.filter((letter) => isInScript(letter, scripts)).length;
      if (letters.length < MINIMUM || fitting * 2 >= letters.length) continue;
      const message = l10n.t(
        'Most of this template is not in the script of "{0}", the language that the task declares. Correct "language".',
        language,
      );
      yield { message, span: sidesOf(template).prompt.part.place };
    }
  },
};

/** What a template prints itself, its choices too. */
function wordsOf(template: TaskTemplate): string {
  const { choices } = template;
  const texts = textsOfTemplate(template).map(({ field, span }) => field.text.slice(span.start, span.end));
  return [...texts, ...(choices?.kind === 'list' ? choices.items.map(({ text }) => text) : [])].join(' ');
}
