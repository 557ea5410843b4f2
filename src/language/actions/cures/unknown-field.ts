import * as l10n from '@vscode/l10n';
import { closest } from '../../../text';
import { PyDict } from '../../../value';
import { insertEntry, mapAt } from '../edit/entries';
import { decodedAt } from '../edit/decoded';
import { editText } from '../edit/edit-text';
import { found, ofTask, remedy, type Remedy, type TaskAilment } from '../remedy';

/** More columns than this are no choice but a list to read. */
const FEW = 6;

/**
 * A name that is no column, besides the near one that the rule offers: a key of a column near it, the task's answer
 * where that is what is missing, or one of a few columns.
 */
export const unknownField = ofTask(async (ailment): Promise<readonly Remedy[]> => {
  const { context, parsed, problem } = ailment;
  const decoded = decodedAt(parsed, problem.span);
  if (!decoded || problem.fix) return [];
  const { rows, columns } = await context.sample(parsed);
  const { place, text, span } = decoded;
  const name = text.slice(span.start, span.end);
  const put = (start: number, to: string): Remedy | undefined =>
    remedy(l10n.t('Change to "{0}"', to), editText(place, [{ span: { start, end: span.end }, newText: to }]));

  const [column, key, ...deeper] = name.split('.');
  if (key !== undefined) {
    const keys = rows.flatMap((row) => keysOf(row.get(column!)));
    const near = deeper.length === 0 ? closest(key, new Set(keys)) : undefined;
    return near === undefined ? [] : found(put(span.start, `${column!}.${near}`));
  }
  if (name === 'answer') return missingAnswer(ailment);
  if (['choices', 'answer_choices', 'options_'].includes(name)) return [];
  return columns.length > FEW ? [] : columns.flatMap((each) => found(put(span.start, each.name)));
});

function keysOf(value: unknown): readonly string[] {
  return value instanceof PyDict ? [...value.keys()].filter((key) => typeof key === 'string') : [];
}

/** What says which choice is right: the choice at the label, for each column of whole numbers that fits the choices. */
async function missingAnswer({ context, parsed }: TaskAilment): Promise<readonly Remedy[]> {
  const { task, document } = parsed.loaded;
  const root = mapAt(document, []);
  const size = task?.choices?.kind === 'list' ? task.choices.items.length : 0;
  if (!root || size === 0) return [];
  const { rows, columns } = await context.sample(parsed);
  const labels = columns.filter(({ name }) => {
    const values = rows.map((row) => Number(row.get(name)));
    return values.length > 0 && values.every((value) => Number.isInteger(value) && value >= 0 && value < size);
  });
  const goesBehind = (key: string): boolean => key !== 'templates' && key !== 'scoring' && key !== 'metrics';
  return labels.flatMap(({ name }) => {
    const line = `answer: "{{ choices[${name}] }}"`;
    return found(remedy(l10n.t('Add {0} to the task', line), insertEntry(parsed.text, root, line, goesBehind)));
  });
}
