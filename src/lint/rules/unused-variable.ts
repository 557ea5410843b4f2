import * as l10n from '@vscode/l10n';
import { analyseParts, type Template } from '../../jinja';
import { bodyFields } from '../../task';
import type { Finding, Rule } from '../rule';
import { lostInLoops } from '../lost-in-loops';
import { walkTree } from '../tree';

/**
 * A variable that is set and never read (27): most often its name is misspelled where it is read, so that nothing is
 * printed there. A warning. Loop variables count rounds, and names in `with` or of parameters cost nothing, and `set x
 * = list.append(…)` is how templates change a list. PromptSource: 3 templates in 2 files; the rest of issue 4's 10 in
 * 2 are calls that change a dict.
 */
export const unusedVariable: Rule = {
  code: 'unused-variable',
  severity: 'warning',
  get title() {
    return l10n.t('A variable that is never read');
  },
  *check(task): Iterable<Finding> {
    for (const template of task.templates) {
      const fields = bodyFields(template).map(({ field }) => field);
      const analyses = analyseParts(fields.map((field) => field.template));
      for (const [i, analysis] of analyses.entries()) {
        const lost = lostInLoops(analysis);
        const changed = changesAt(fields[i]!.template);
        for (const assignment of analysis.assigned) {
          const { name, span, by, used } = assignment;
          if (
            used ||
            changed.has(span.start) ||
            (by !== 'set' && by !== 'macro') ||
            name.startsWith('_') ||
            lost.includes(assignment)
          )
            continue;
          const message = l10n.t('Nothing reads "{0}" behind this. Remove it, or use it.', name);
          yield { message, span: fields[i]!.map.spanToFile(span) };
        }
      }
    }
  },
};

/** Where a name is set only because Jinja has no other way to call a method for what it changes. */
function changesAt(template: Template): ReadonlySet<number> {
  const found = new Set<number>();
  walkTree(template, (node) => {
    if (node.type !== 'Set' || node.value.type !== 'Call') return;
    const { callee } = node.value;
    if (callee.type === 'Attribute' && changing.has(callee.name)) found.add(node.target.span.start);
  });
  return found;
}

const changing: ReadonlySet<string> = new Set([
  'append',
  'clear',
  'extend',
  'insert',
  'pop',
  'remove',
  'reverse',
  'setdefault',
  'sort',
  'update',
]);
