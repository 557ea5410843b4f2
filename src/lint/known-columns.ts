import { columnsOf, type Column } from '../data';
import type { Task } from '../task';
import type { LintContext } from './rule';

/** The columns that templates may use: those of the samples, and those that the task pins, renames and derives. */
export function knownColumns(task: Task, { rows, columns }: LintContext): Map<string, Column | undefined> | undefined {
  const { columns: pinned, rename, derive } = task.data;
  const sampled = columns ?? (rows && rows.length > 0 ? columnsOf(rows) : undefined);
  if (!sampled && !pinned) return undefined;
  const known = new Map<string, Column | undefined>();
  for (const name of pinned?.keys() ?? []) known.set(rename.get(name) ?? name, undefined);
  for (const { name } of derive) known.set(name, undefined);
  for (const column of sampled ?? []) known.set(column.name, column);
  return known;
}
