import * as l10n from '@vscode/l10n';
import { bodyParts } from '../../task';
import { mayShowChoices, notedChoices } from '../choices-in-prompt';
import type { Finding, Rule } from '../rule';

/**
 * Notes that promise choices in the prompt where there are none (6). Whoever picks templates by that note gets others
 * than they asked for: a warning. PromptSource: 4 templates in 4 files of issue 4's 21 in 13: a prompt that names only
 * some of its choices ('Is this spam?'), or prints a list that may hold them, is left alone here.
 */
export const choicesNotInPrompt: Rule = {
  code: 'choices-not-in-prompt',
  severity: 'warning',
  get title() {
    return l10n.t('A prompt that lacks the choices it is said to show');
  },
  *check(task): Iterable<Finding> {
    for (const template of task.templates) {
      if (!template.choices || notedChoices(template) !== true || mayShowChoices(template)) continue;
      const message = l10n.t(
        'The notes say that the choices are in the prompt, but it does not show them. Add "{0}", or correct "choices_in_prompt".',
        '{{ options_ }}',
      );
      yield { message, span: bodyParts(template).input.place };
    }
  },
};
