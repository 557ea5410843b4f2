import * as l10n from '@vscode/l10n';
import { decodedAt } from '../edit/decoded';
import { insertEntry, mapAt } from '../edit/entries';
import { found, ofTask, remedy, type Remedy, type TaskAilment } from '../remedy';

/** A label that is no index: one that is text becomes a number, one outside the choices leaves its row out. */
export const labelOutsideChoices = ofTask(async (ailment) => {
  const { context, parsed, problem } = ailment;
  const decoded = decodedAt(parsed, problem.span);
  const column = decoded?.text.slice(decoded.span.start, decoded.span.end) ?? '';
  const { rows } = await context.sample(parsed);
  const values = rows.map((row) => row.get(column));
  if (!/^[A-Za-z_]\w*$/.test(column) || values.every((value) => value === undefined)) return [];
  if (values.some((value) => typeof value === 'string')) return found(pinned(ailment, column));
  return found(leftOut(ailment, column));
});

function pinned({ parsed }: TaskAilment, column: string): Remedy | undefined {
  const { document } = parsed.loaded;
  const [data, columns] = [mapAt(document, ['data']), mapAt(document, ['data', 'columns'])];
  const line = `${column}: int`;
  const edit = columns
    ? insertEntry(parsed.text, columns, line)
    : data && insertEntry(parsed.text, data, `columns: {${line}}`, goesBefore);
  return remedy(l10n.t('Read "{0}" as a number', column), edit);
}

/** Rows with a label that no choice has, such as the -1 of an unlabelled split. */
function leftOut({ parsed }: TaskAilment, column: string): Remedy | undefined {
  const { task, document } = parsed.loaded;
  const data = mapAt(document, ['data']);
  if (!data || !task || task.data.keepIf || task.choices?.kind !== 'list') return undefined;
  const line = `keep_if: "{{ 0 <= ${column} < ${String(task.choices.items.length)} }}"`;
  const edit = insertEntry(parsed.text, data, line, (key) => key !== 'caps');
  return remedy(l10n.t('Leave such rows out: add {0}', line), edit);
}

function goesBefore(key: string): boolean {
  return key === 'source' || key === 'splits';
}
