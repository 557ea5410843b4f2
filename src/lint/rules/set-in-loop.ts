import * as l10n from '@vscode/l10n';
import { analyseParts } from '../../jinja';
import { bodyFields } from '../../task';
import { lostInLoops } from '../lost-in-loops';
import type { Finding, Rule } from '../rule';

/**
 * A `set` in a loop that is meant to be seen behind it (27): the outer variable keeps what it had, and no error says
 * so. A warning. PromptSource: none. Issue 4 counts each `set` in a loop (32 templates in 8 files); those are read in
 * their own round, or only call a method that changes something.
 */
export const setInLoop: Rule = {
  code: 'set-in-loop',
  severity: 'warning',
  get title() {
    return l10n.t('A variable that a loop sets and forgets');
  },
  *check(task): Iterable<Finding> {
    for (const template of task.templates) {
      const fields = bodyFields(template).map(({ field }) => field);
      const analyses = analyseParts(fields.map((field) => field.template));
      for (const [i, analysis] of analyses.entries()) {
        for (const { name, span } of lostInLoops(analysis)) {
          const message = l10n.t(
            '"{0}" is forgotten at the end of each round. To keep it, write {1} before the loop and set "ns.{0}".',
            name,
            '{% set ns = namespace() %}',
          );
          yield { message, span: fields[i]!.map.spanToFile(span) };
        }
      }
    }
  },
};
