import * as l10n from '@vscode/l10n';
import { pyRepr } from '../../value';
import { bodyParts } from '../../task';
import type { Finding, Rule } from '../rule';

/**
 * The same prompt for every sample row: the template forgot its fields. A prompt of an inverted template may be
 * constant on purpose ("Write a sentence."; 19 of FLAN's are).
 */
export const constantPrompt: Rule = {
  code: 'constant-prompt',
  severity: 'warning',
  get title() {
    return l10n.t('The same prompt for every row');
  },
  *check(task, { rows, renders }): Iterable<Finding> {
    if (new Set(rows.map((row) => pyRepr(row))).size < 2) return;
    for (const template of task.templates) {
      const { input } = bodyParts(template);
      if (input.isPlain && template.kind === 'inverted') continue;
      const all = renders.of(template);
      const prompts = new Set(all.map((render) => (render.ok ? render.value.input : undefined)));
      const [prompt] = prompts;
      if (prompts.size > 1 || prompt === undefined || prompt === '') continue;
      const message = l10n.t('All {0} sample rows give the same prompt. Does it miss a field?', all.length);
      yield { message, span: input.place };
    }
  },
};
