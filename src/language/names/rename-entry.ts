import { isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import { spanOf, type TextEdit } from '../../text';
import type { ParsedTask } from '../parsed-document';
import { nodeAt, type Occurrence } from './occurrence';
import { asScalar } from './spell';

/**
 * Whether a column has its name from the data file, so that only an entry of `rename` can give it another: the file
 * names it nowhere, pins it, or derives it from the very column that it replaces.
 */
export function comesFromData({ loaded }: ParsedTask, name: string, occurrences: readonly Occurrence[]): boolean {
  const data = loaded.task?.data;
  if (!data || occurrences.some(({ place }) => place === 'rename-to')) return false;
  const steps = data.derive.map((step) => step.name);
  const own = steps.indexOf(name);
  if (own < 0 || data.columns?.has(name)) return true;
  // Behind its own step a column is what was derived.
  return occurrences.some(
    ({ keys }) => keys?.[0] === 'data' && keys[1] === 'derive' && steps.indexOf(String(keys[2])) <= own,
  );
}

/** The edit that adds `stored: name` to the data block's `rename`; undefined where the file is written too unusually. */
export function renameEntry(parsed: ParsedTask, stored: string, name: string): TextEdit | undefined {
  const { document } = parsed.loaded;
  const data = nodeAt(document, ['data']);
  if (!isMap(data)) return undefined;
  const entry = `${asScalar(stored)}: ${asScalar(name)}`;
  const pair = data.items.find(({ key }) => isScalar(key) && key.value === 'rename');
  if (!pair) return beside(parsed, data, `rename: {${entry}}`);
  const map = pair.value;
  if (isMap(map) && map.items.length > 0) return first(parsed, map, entry);
  const [start, end] = ((map ?? undefined) as Node | undefined)?.range ?? [];
  if (start === undefined || end === undefined) return undefined;
  if (end > start) return { span: spanOf(start, end), newText: `{${entry}}` };
  const colon = parsed.text.indexOf(':', (pair.key as Node).range?.[1]) + 1;
  return { span: spanOf(colon, colon), newText: ` {${entry}}` };
}

/** Before the first entry of a map. */
function first({ text }: ParsedTask, map: YAMLMap, entry: string): TextEdit | undefined {
  const at = (map.items[0]?.key as Node | undefined)?.range?.[0];
  if (at === undefined) return undefined;
  if (map.flow) return { span: spanOf(at, at), newText: `${entry}, ` };
  const indent = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^ *$/.test(indent) ? { span: spanOf(at, at), newText: `${entry}${lineEnd(text)}${indent}` } : undefined;
}

/** Behind what it follows when rows are read: `columns`, or the source. */
function beside(parsed: ParsedTask, data: YAMLMap, line: string): TextEdit | undefined {
  if (data.flow) return first(parsed, data, line);
  const { text } = parsed;
  const pairs = ['columns', 'source'].flatMap((key): Pair[] =>
    data.items.filter((item) => isScalar(item.key) && item.key.value === key),
  );
  const [before] = pairs;
  const start = (before?.key as Node | undefined)?.range?.[0];
  const end = (before?.value as Node | null | undefined)?.range?.[1];
  if (start === undefined || end === undefined) return undefined;
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (!/^ *$/.test(indent)) return undefined;
  const rest = /\r?\n|$/.exec(text.slice(text.slice(0, end).trimEnd().length));
  const at = text.slice(0, end).trimEnd().length + (rest?.index ?? 0);
  return { span: spanOf(at, at), newText: `${lineEnd(text)}${indent}${line}` };
}

function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
