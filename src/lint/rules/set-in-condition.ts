import * as l10n from '@vscode/l10n';
import { analyseParts } from '../../jinja';
import { bodyFields } from '../../task';
import type { Finding, Rule } from '../rule';

/**
 * A variable that is set only where a condition holds (27), and that later text reads: where it does not hold, nothing
 * is printed. Off, as most conditions have an `else` that sets it too, which this rule does not weigh; `empty-render`
 * shows the rows that it hurts. PromptSource: 3 templates in 1 file. Issue 4 counts each `set` in an `if` (32 in 11);
 * here it must be read and have no value before.
 */
export const setInCondition: Rule = {
  code: 'set-in-condition',
  severity: 'info',
  isOff: true,
  get title() {
    return l10n.t('A variable that only a condition sets');
  },
  *check(task): Iterable<Finding> {
    for (const template of task.templates) {
      const fields = bodyFields(template).map(({ field }) => field);
      const analyses = analyseParts(fields.map((field) => field.template));
      const always = new Set<string>();
      for (const [i, { assigned }] of analyses.entries()) {
        const seen = new Set<string>();
        for (const { name, span, by, scope, conditional, used } of assigned) {
          if (!conditional && scope === 'template') always.add(name);
          if (by !== 'set' || !conditional || !used || always.has(name) || seen.has(name)) continue;
          seen.add(name);
          const message = l10n.t(
            '"{0}" has no value where the condition does not hold. Set it before the "if" too.',
            name,
          );
          yield { message, span: fields[i]!.map.spanToFile(span) };
        }
      }
    }
  },
};
