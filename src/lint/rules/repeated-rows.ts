import * as l10n from '@vscode/l10n';
import type { Row } from '../../data';
import { analyse, type Template } from '../../jinja';
import type { Task } from '../../task';
import { pyRepr } from '../../value';
import { fieldsOf } from '../fields';
import type { Finding, Rule } from '../rule';

/**
 * Rows that say what an earlier row says (37), as far as the templates read them: they weigh twice in training, and in
 * the test they are one question asked twice. Super-Natural-Instructions refuses them; here it is information, where it
 * is more than one row in fifty, as few data sets are free of them.
 */
export const repeatedRows: Rule = {
  code: 'repeated-rows',
  severity: 'info',
  get title() {
    return l10n.t('Rows that are there twice');
  },
  *check(task, { rows, columns }): Iterable<Finding> {
    if (rows.length < 50 || !columns || task.templates.length === 0) return;
    const repeated = countRepeated(rows, columnsRead(task, columns));
    if (repeated < rows.length / 50) return;
    const message = l10n.t(
      '{0} of {1} sample rows repeat an earlier one in all that the templates read.',
      repeated,
      rows.length,
    );
    yield { message, span: task.nameSpan };
  },
};

function columnsRead(task: Task, columns: ReadonlyMap<string, unknown>): readonly string[] {
  const read = new Set<string>();
  for (const { kind, field } of fieldsOf(task)) {
    if (kind !== 'data') for (const name of namesIn(field.template)) read.add(name);
  }
  return [...read].filter((name) => columns.has(name)).sort();
}

/** By template: after a keystroke all but one are as they were. */
const names = new WeakMap<Template, ReadonlySet<string>>();

function namesIn(template: Template): ReadonlySet<string> {
  let read = names.get(template);
  if (!read) names.set(template, (read = new Set(analyse(template).uses.map(({ name }) => name))));
  return read;
}

/** By sample and columns: an editor asks after every keystroke. */
const known = new WeakMap<readonly Row[], { readonly columns: string; readonly repeated: number }>();

function countRepeated(rows: readonly Row[], columns: readonly string[]): number {
  const key = columns.join('\n');
  const before = known.get(rows);
  if (before?.columns === key) return before.repeated;
  const seen = new Set<string>();
  // Without a column all rows would seem to be the same.
  for (const row of columns.length > 0 ? rows : []) {
    seen.add(columns.map((name) => pyRepr(row.get(name) ?? null)).join('\n'));
  }
  const repeated = columns.length > 0 ? rows.length - seen.size : 0;
  known.set(rows, { columns: key, repeated });
  return repeated;
}
