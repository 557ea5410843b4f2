import { isMap, isSeq, type YAMLMap } from 'yaml';
import type { Span, TextEdit } from '../../../text';
import type { ParsedTask } from '../../parsed-document';
import { contentEnd, endOfLine, lineStart, nextLine } from './entries';

/** One template as an item of the block list `templates`. */
export interface TemplateItem {
  readonly index: number;
  readonly map: YAMLMap;
  /** From the start of the dash's line to the end of its last line, without the line break. */
  readonly span: Span;
  /** Spaces before the dash. */
  readonly margin: string;
}

/** The templates of a task that stand in a block list, each with lines of its own. */
export function templateItems({ loaded: { document }, text }: ParsedTask): readonly TemplateItem[] {
  const list: unknown = document.get('templates', true);
  if (!isSeq(list) || list.flow) return [];
  return list.items.flatMap((map, index): TemplateItem[] => {
    const start = isMap(map) ? map.range?.[0] : undefined;
    if (!isMap(map) || map.flow || start === undefined) return [];
    const line = lineStart(text, start);
    const margin = /^( *)- +$/.exec(text.slice(line, start))?.[1];
    const end = contentEnd(map, text);
    if (margin === undefined || end === undefined) return [];
    return [{ index, map, margin, span: { start: line, end: endOfLine(text, end) } }];
  });
}

/** The template whose lines hold a place. */
export function templateItemAt(parsed: ParsedTask, offset: number): TemplateItem | undefined {
  return templateItems(parsed).find(({ span }) => offset >= span.start && offset <= span.end);
}

/** Takes a template out, with its lines and the empty ones behind it; undefined for the only one. */
export function removeItem(parsed: ParsedTask, item: TemplateItem): TextEdit | undefined {
  const { text } = parsed;
  const items = templateItems(parsed);
  if (items.length < 2) return undefined;
  const { start, end } = item.span;
  const behind = /^(?:[ \t]*\r?\n)*/.exec(text.slice(nextLine(text, end)))![0].length;
  if (item.index < items.length - 1) {
    return { span: { start, end: nextLine(text, end) + behind }, newText: '' };
  }
  // The last one takes the empty lines before it along.
  const before = /(?:\r?\n[ \t]*)*$/.exec(text.slice(0, start))![0].length;
  return { span: { start: start - before, end }, newText: '' };
}
