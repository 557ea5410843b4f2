import * as l10n from '@vscode/l10n';
import { closest } from '../../text';
import type { Finding, Rule, RuleContext } from '../rule';
import { bodyParts, isBlank, type TaskTemplate } from '../../task';

/** Rank classification compares choices: a target that is none of them can never be right. */
export const targetNotAChoice: Rule = {
  code: 'target-not-a-choice',
  severity: 'error',
  get title() {
    return l10n.t('A target that is none of the answer choices');
  },
  *check(task, context): Iterable<Finding> {
    for (const template of task.templates) {
      if (template.scoring !== 'rank') continue;
      const { place: span } = bodyParts(template).target;
      const message = template.choices
        ? wrongTarget(template, context)
        : l10n.t('"scoring: rank" needs "choices", in the task or in this template.');
      if (message !== undefined) yield { message, span };
    }
  },
};

function wrongTarget(template: TaskTemplate, { rows, renders }: RuleContext): string | undefined {
  if (rows.length === 0) return wrongText(template);
  let wrong = 0;
  let judged = 0;
  let example: string | undefined;
  for (const render of renders.of(template)) {
    if (!render.ok || isBlank(render.value)) continue;
    judged++;
    if (render.value.gold !== undefined) continue;
    wrong++;
    example ??= describe(render.value.target, render.value.choices ?? []);
  }
  if (example === undefined) return undefined;
  return l10n.t('On {0} of {1} sample rows: {2}', wrong, judged, example);
}

/** Without rows, a target that is plain text can still be compared with a written list. */
function wrongText(template: TaskTemplate): string | undefined {
  const { choices } = template;
  const { target } = bodyParts(template);
  if (choices?.kind !== 'list' || !target.isPlain) return undefined;
  const text = target.field.text.slice(target.span.start, target.span.end);
  const items = choices.items.map((item) => item.text.trim());
  return text === '' || items.includes(text) ? undefined : describe(text, items);
}

function describe(target: string, choices: readonly string[]): string {
  const same = choices.find((choice) => fold(choice) === fold(target)) ?? closest(target, choices);
  if (same !== undefined) return l10n.t('The target "{0}" is none of the choices. Did you mean "{1}"?', target, same);
  return l10n.t('The target "{0}" is none of the choices: {1}.', clip(target), choices.map(clip).join(', '));
}

/** "Yes." and "yes" are the same answer to a person. */
function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
