import type { Task } from '../task';
import type { Problem } from '../text';
import { knownColumns } from './known-columns';
import { eachTemplate } from './each-template';
import { LintMemory } from './lint-memory';
import { Renders } from './renders';
import type { LintCode, LintContext, RuleContext } from './rule';
import { rules } from './rules';

/**
 * Everything the rules find in a task, in file order. What loading it reported is not repeated.
 *
 * @param given sample rows and columns of the task's data; without them the rules that need them are silent
 * @param memory of the same file: what it knows is not asked again. The answer is the same.
 */
export function lintTask(
  task: Task,
  given: LintContext = {},
  memory: LintMemory = new LintMemory(),
): readonly Problem<LintCode>[] {
  const rows = given.rows ?? [];
  const context: RuleContext = {
    file: memory,
    rows,
    columns: knownColumns(task, given),
    renders: given.renders ?? new Renders(task, rows),
  };
  const ask = (about: Task, isEach: boolean): Problem<LintCode>[] =>
    rules.flatMap(({ code, severity, isOff, check }) => {
      const asked = given.severities?.get(code);
      if (eachTemplate.has(code) !== isEach || asked === 'off' || (isOff && !asked)) return [];
      return [...check(about, context)].map((finding): Problem<LintCode> => {
        return { severity, ...finding, ...(asked ? { severity: asked } : {}), code };
      });
    });
  memory.startOver(task, given);
  const single =
    task.templates.length === 0
      ? ask(task, true)
      : task.templates.flatMap((template) => memory.of(template, () => ask({ ...task, templates: [template] }, true)));
  return [...unique(single), ...ask(task, false)].sort(
    (a, b) => a.span.start - b.span.start || (order.get(a.code) ?? 0) - (order.get(b.code) ?? 0),
  );
}

/** At one place the rules' own order counts, whichever way they were asked. */
const order: ReadonlyMap<LintCode, number> = new Map(rules.map(({ code }, i) => [code, i]));

/** A part that templates share has the same faults in each of them. */
function unique(problems: readonly Problem<LintCode>[]): readonly Problem<LintCode>[] {
  const seen = new Set<string>();
  return problems.filter(({ code, message, span }) => {
    const key = `${code} ${span.start} ${span.end} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
