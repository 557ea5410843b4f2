import type { Task } from '../task';
import type { Problem } from '../text';
import { knownColumns } from './known-columns';
import { Renders } from './renders';
import type { LintCode, LintContext, Rule, RuleContext } from './rule';
import { constantPrompt } from './rules/constant-prompt';
import { duplicateTemplateName } from './rules/duplicate-template-name';
import { duplicateTemplateText } from './rules/duplicate-template-text';
import { emptyRender } from './rules/empty-render';
import { jinjaSyntax } from './rules/jinja-syntax';
import { labelOutsideChoices } from './rules/label-outside-choices';
import { singleBraceField } from './rules/single-brace-field';
import { targetNotAChoice } from './rules/target-not-a-choice';
import { trailingWhitespace } from './rules/trailing-whitespace';
import { unknownField } from './rules/unknown-field';

/** Every rule; settings and documentation list them in this order. */
export const rules: readonly Rule[] = [
  jinjaSyntax,
  unknownField,
  singleBraceField,
  targetNotAChoice,
  duplicateTemplateName,
  duplicateTemplateText,
  constantPrompt,
  emptyRender,
  trailingWhitespace,
  labelOutsideChoices,
];

/**
 * Everything the rules find in a task, in file order. What loading it reported is not repeated.
 *
 * @param given sample rows and columns of the task's data; without them the rules that need them are silent
 */
export function lintTask(task: Task, given: LintContext = {}): readonly Problem<LintCode>[] {
  const rows = given.rows ?? [];
  const context: RuleContext = {
    rows,
    columns: knownColumns(task, given),
    renders: given.renders ?? new Renders(task, rows),
  };
  const problems = rules.flatMap(({ code, severity, check }) =>
    [...check(task, context)].map((finding): Problem<LintCode> => ({ severity, ...finding, code })),
  );
  return problems.sort((a, b) => a.span.start - b.span.start);
}
