import * as l10n from '@vscode/l10n';
import { bodyParts, type Task } from '../../task';
import { rowsAlike } from '../rows-alike';
import type { Finding, Rule } from '../rule';
import { sidesOf } from '../sides';

/**
 * The same prompt for every row (21): the template forgot its fields. Told by the sample rows or, without any, by a
 * prompt that reads nothing and draws nothing. A warning. A prompt of an inverted template may be constant on purpose
 * ("Write a sentence."; 19 of FLAN's are). PromptSource: none without rows. Issue 4 counts one, which prints no field
 * but chooses its words by one.
 */
export const constantPrompt: Rule = {
  code: 'constant-prompt',
  severity: 'warning',
  get title() {
    return l10n.t('The same prompt for every row');
  },
  *check(task, { rows, renders }): Iterable<Finding> {
    if (rows.length === 0) yield* withoutRows(task);
    if (rowsAlike(rows)) return;
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

function* withoutRows({ templates }: Task): Iterable<Finding> {
  for (const template of templates) {
    const { part, uses, randomPlaces, assigned } = sidesOf(template).prompt;
    if (template.kind === 'inverted' || part.isMissing || part.span.start === part.span.end) continue;
    if (part.field.template.problems.length > 0) continue;
    const isConstant = uses.every(({ name }) => fixed.has(name)) && randomPlaces.length === 0 && assigned.length === 0;
    if (!isConstant || (uses.length > 0 && template.choices?.kind !== 'list')) continue;
    yield { message: l10n.t('The prompt prints no field, so every row gets the same one.'), span: part.place };
  }
}

/** Built-ins that are the same for every row where the choices are a written list. */
const fixed: ReadonlySet<string> = new Set(['choices', 'answer_choices', 'options_']);
