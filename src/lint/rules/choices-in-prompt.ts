import * as l10n from '@vscode/l10n';
import { bodyParts } from '../../task';
import { notedChoices, showsChoices } from '../choices-in-prompt';
import type { Finding, Rule } from '../rule';

/**
 * Notes that deny choices in the prompt where they are (7). Information: short choices ("yes", "no") may stand in a
 * question by chance. PromptSource: 9 templates in 8 files of issue 4's 16 in 11: where control flow spans the
 * separator, nothing tells whether the prompt or the target reads the choices.
 */
export const choicesInPrompt: Rule = {
  code: 'choices-in-prompt',
  severity: 'info',
  get title() {
    return l10n.t('A prompt that shows choices although it is said not to');
  },
  *check(task): Iterable<Finding> {
    for (const template of task.templates) {
      if (!template.choices || notedChoices(template) !== false || !showsChoices(template)) continue;
      const message = l10n.t(
        'The notes say that the choices are not in the prompt, but "{0}" or each of them is. Correct "choices_in_prompt".',
        '{{ options_ }}',
      );
      yield { message, span: bodyParts(template).input.place };
    }
  },
};
