import * as l10n from '@vscode/l10n';
import { bodyParts, isBlank, type TaskTemplate } from '../../task';
import type { Finding, Rule, RuleContext } from '../rule';
import { reads, sidesOf } from '../sides';

/**
 * Choices that the target does not take its answer from (5). Often the target prints a column whose values are spelled
 * like the choices, which is as good: a hint, and none where sample rows show that every target is a choice. A list of
 * a template's own that neither half reads and nothing ranks is certainly left over: information. PromptSource: 175
 * templates in 47 files of the 192 in 52 that issue 4 counts; the others set the answer in the prompt half, or are not
 * ranked and show their choices in the prompt.
 */
export const unusedChoices: Rule = {
  code: 'unused-choices',
  severity: 'hint',
  get title() {
    return l10n.t('Choices that the target does not use');
  },
  *check(task, context): Iterable<Finding> {
    for (const template of task.templates) {
      const { choices } = template;
      if (!choices || usesChoices(template, 'target')) continue;
      const isOwn = choices !== task.choices;
      if (template.scoring === 'rank') {
        if (isPlainAnswer(template) || isSettled(template, context)) continue;
        const message = l10n.t(
          'The target does not take its answer from the choices. "{0}" would keep the two together.',
          '{{ choices[label] }}',
        );
        yield { message, span: bodyParts(template).target.place };
      } else if (isOwn && !usesChoices(template, 'prompt')) {
        const message = l10n.t('Nothing uses these choices. Remove them, or set "scoring: rank".');
        yield { message, span: choices.span, severity: 'info' };
      }
    }
  },
};

function usesChoices(template: TaskTemplate, which: 'prompt' | 'target'): boolean {
  const { prompt, target } = sidesOf(template);
  // Without an `answer` of the task's, that name is a column.
  const names = ['choices', 'answer_choices', 'options_', ...(template.answer ? ['answer'] : [])];
  if (reads(which === 'prompt' ? prompt : target, ...names)) return true;
  // What the prompt sets from the choices, the target may print.
  return which === 'target' && prompt.assigned.length > 0 && reads(prompt, ...names);
}

/** A target without Jinja; `target-not-a-choice` compares it. */
function isPlainAnswer(template: TaskTemplate): boolean {
  return bodyParts(template).target.isPlain;
}

function isSettled(template: TaskTemplate, { renders }: RuleContext): boolean {
  const judged = renders.of(template).filter((render) => render.ok && !isBlank(render.value));
  return judged.length > 0 && judged.every((render) => render.ok && render.value.gold !== undefined);
}
