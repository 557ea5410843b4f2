import * as l10n from '@vscode/l10n';
import { Cursor } from '../../../document';
import { nearestMetric } from '../../../lint';
import { entryAt, insertAt, removeEntry } from '../edit/entries';
import { found, ofTask, remedy, type Remedy, type TaskAilment } from '../remedy';
import { replaceWord } from './did-you-mean';

/** A misspelled metric, `accuracy` without choices, or ranked choices without it. */
export const unfitMetric = ofTask((ailment) => {
  const { parsed, problem } = ailment;
  const root = Cursor.root(parsed.loaded.document);
  const index = parsed.loaded.task?.templates.find(
    ({ metricsSpan }) => metricsSpan?.start === problem.span.start,
  )?.index;
  const keys = index === undefined ? ['metrics'] : ['templates', index, 'metrics'];
  const items = root.at(keys)?.items() ?? [];
  const misspelled = items.flatMap((item) => {
    const near = item.text === undefined ? undefined : nearestMetric(item.text);
    if (near === undefined || !problem.message.includes(`"${item.text!}"`)) return [];
    return found(remedy(l10n.t('Change to "{0}"', near), replaceWord(parsed, item.span.start, near)));
  });
  if (misspelled.length > 0) return misspelled;
  const names = items.map(({ text }) => text);
  if (!names.includes('accuracy')) return found(withAccuracy(items.at(-1)?.span.end, ailment, keys));
  return found(withoutAccuracy(ailment, items, keys));
});

function withAccuracy(
  end: number | undefined,
  { parsed }: TaskAilment,
  keys: readonly (string | number)[],
): Remedy | undefined {
  const list = Cursor.root(parsed.loaded.document).at(keys);
  const isFlow = list !== undefined && parsed.text[list.span.start] === '[';
  return end !== undefined && isFlow ? remedy(l10n.t('Add "{0}"', 'accuracy'), insertAt(end, ', accuracy')) : undefined;
}

/** The other metrics stay; without others the list goes. */
function withoutAccuracy(
  { parsed }: TaskAilment,
  items: readonly Cursor[],
  keys: readonly (string | number)[],
): Remedy | undefined {
  const title = l10n.t('Remove "{0}"', 'accuracy');
  const index = items.findIndex(({ text }) => text === 'accuracy');
  if (items.length === 1) {
    const entry = entryAt(parsed.loaded.document, parsed.text, keys);
    return entry && remedy(title, removeEntry(parsed.text, entry));
  }
  const [item, before, next] = [items[index]!, items[index - 1], items[index + 1]];
  const between = next ? parsed.text.slice(item.span.end, next.span.start) : '';
  // In a block each item has its line, which this leaves to the author.
  if (
    parsed.text.slice((before ?? item).span.end, (next ?? item).span.start).includes('\n') ||
    between.includes('\n')
  ) {
    return undefined;
  }
  const span = next
    ? { start: item.span.start, end: next.span.start }
    : { start: before!.span.end, end: item.span.end };
  return remedy(title, { span, newText: '' });
}
