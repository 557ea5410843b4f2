import * as l10n from '@vscode/l10n';
import { bodyParts, separator } from '../../../task';
import { parseTemplate } from '../../../jinja';
import { separatorsOf } from '../../separators';
import { entriesOf, type Entry } from '../edit/entries';
import { writeLike } from '../edit/write-like';
import { scalarPlace, type ScalarPlace } from '../edit/scalar-place';
import type { TextEdit } from '../../../text';
import { inTask, type Rewrite, type TaskSelection } from './refactoring';
import { renderAlike, taskAfter } from './same-renders';
import { templateAt, type PlacedTemplate } from './template-at';

/**
 * Divides a template that is one text at its `|||` into `input` and `target`, where no control flow spans both, or
 * makes one text of the two. Offered only where every sample row gives the same prompt and answer after it.
 */
export const splitJinja = inTask(async (selection): Promise<readonly Rewrite[]> => {
  const placed = templateAt(selection.parsed, selection.span);
  if (!placed) return [];
  const { body } = placed.template;
  const edits = body.kind === 'joined' ? split(selection, placed) : join(selection, placed);
  if (!edits || !(await isSame(selection, placed, edits))) return [];
  const title =
    body.kind === 'joined'
      ? l10n.t('Split into "input" and "target"')
      : l10n.t('Join into one text with "{0}" between prompt and answer', separator);
  return [{ title, kind: 'refactor.rewrite', edits }];
});

async function isSame(
  { context, parsed }: TaskSelection,
  { template }: PlacedTemplate,
  edits: readonly TextEdit[],
): Promise<boolean> {
  const after = taskAfter(parsed, edits)?.templates[template.index];
  if (!after || after.body.kind === template.body.kind) return false;
  return renderAlike(context, parsed, template, after);
}

function split({ parsed }: TaskSelection, { item, template }: PlacedTemplate): readonly TextEdit[] | undefined {
  const { text, loaded } = parsed;
  const entry = entryOf(item.map, text, 'jinja');
  const place = scalarPlace(loaded.document, text, ['templates', item.index, 'jinja']);
  const { input, target } = bodyParts(template);
  const source = input.field.text;
  // One separator, at the top level: elsewhere a condition decides what is prompt and what is answer.
  if (!entry || !place || input.span.end === target.span.end) return undefined;
  if (separatorsOf(source, parseTemplate(source).body).length !== 1) return undefined;
  const keepsNewline = template.keepTrailingNewline;
  const prompt =
    source.slice(input.span.start, input.span.end) + (keepsNewline ? lastBreak(source, input.span.end) : '');
  const answer = source.slice(target.span.start, target.span.end);
  const written = [
    ['input', writeLike(place, prompt, place.layout.comment)],
    ['target', writeLike(place, answer, '')],
  ] as const;
  if (written.some(([, value]) => value === undefined)) return undefined;
  const margin = place.layout.lineEnd + ' '.repeat(entry.column);
  const newText = written.map(([key, value]) => `${key}: ${value!}`).join(margin);
  return [{ span: { start: entry.span.start, end: place.span.end }, newText }];
}

function lastBreak(text: string, end: number): string {
  return /^[ \t]*\n/.test(text.slice(end)) ? '\n' : '';
}

function join({ parsed }: TaskSelection, { item }: PlacedTemplate): readonly TextEdit[] | undefined {
  const { text, loaded } = parsed;
  const [inputEntry, targetEntry] = [entryOf(item.map, text, 'input'), entryOf(item.map, text, 'target')];
  const placeOf = (key: string): ScalarPlace | undefined =>
    scalarPlace(loaded.document, text, ['templates', item.index, key]);
  const [input, target] = [placeOf('input'), placeOf('target')];
  // A comment on the answer would have no line of its own any more.
  if (!inputEntry || !targetEntry || !input || !target || target.layout.comment !== '') return undefined;
  const [prompt, answer] = [input.map.text.trimEnd(), target.map.text.trim()];
  if (prompt.includes(separator) || answer.includes(separator)) return undefined;
  const isLong = prompt.includes('\n') || prompt.length + answer.length > 60;
  const whole = isLong ? `${prompt}\n${separator}\n${answer}` : `${prompt} ${separator} ${answer}`;
  const value = writeLike(input, whole, input.layout.comment);
  if (value === undefined || targetEntry.span.start < inputEntry.span.start) return undefined;
  const start = text.lastIndexOf('\n', targetEntry.span.start) + 1;
  if (!/^ *$/.test(text.slice(start, targetEntry.span.start))) return undefined;
  // The answer's lines go with the line end before them.
  const from = text.slice(0, start).replace(/\r?\n$/, '').length;
  return [
    { span: { start: inputEntry.span.start, end: input.span.end }, newText: `jinja: ${value}` },
    { span: { start: from, end: target.span.end }, newText: '' },
  ];
}

function entryOf(map: PlacedTemplate['item']['map'], text: string, key: string): Entry | undefined {
  return entriesOf(map, text).find((entry) => entry.key === key);
}
