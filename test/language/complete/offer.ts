import assert from 'node:assert/strict';
import type { CompletionItem } from '../../../src/language';
import type { Row } from '../../../src/data';
import { document, marked, serviceOver } from '../workspace';

/** Where a completion is asked for, besides the text with its cursor mark. */
export interface OfferOptions {
  readonly path?: string;
  readonly others?: Readonly<Record<string, string>>;
  readonly rows?: readonly Row[];
  readonly folders?: Readonly<Record<string, readonly string[]>>;
}

/** What is offered at a cursor, and what the file says after taking it. */
export interface Offer {
  readonly items: readonly CompletionItem[];
  /** In the order in which an editor lists them. */
  readonly labels: readonly string[];
  readonly item: (label: string) => CompletionItem;
  /** The file after an item, its tab stops filled with their own words. */
  readonly take: (label: string) => string;
}

const someFolders = {
  '/ws': ['data/', 'weather.jsonl'],
  '/ws/data': ['rain.dev.jsonl', 'rain.train.jsonl', 'notes.csv'],
};

export async function offer(
  text: string,
  { path = '/ws/weather.task.flan.yaml', others = {}, rows, folders = someFolders }: OfferOptions = {},
): Promise<Offer> {
  const { document: file, position } = marked(path, text);
  const files = [file, ...Object.entries(others).map(([name, content]) => document(name, content))];
  const items = await serviceOver(files, rows, folders).complete(file, position);
  const item = (label: string): CompletionItem => {
    const found = items.find((each) => each.label === label);
    assert.ok(found, `"${label}" is not among ${items.map((each) => each.label).join(', ')}`);
    return found;
  };
  const sorted = [...items].sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
  return { items, labels: sorted.map(({ label }) => label), item, take: (label) => taken(file.text, item(label)) };
}

/** A text after an item as VS Code puts it in: lines of a snippet indented like the first, tab stops filled. */
export function taken(text: string, { edit, snippet }: CompletionItem): string {
  const lines = text.split('\n');
  const { start, end } = edit.range;
  assert.equal(start.line, end.line, 'an edit of one line');
  const line = lines[start.line] ?? '';
  const kept = line.slice(0, start.character);
  const [indent = ''] = /^\s*/.exec(kept) ?? [];
  const plain = snippet ? expand(edit.newText).replaceAll('\n', `\n${indent}`) : edit.newText;
  lines[start.line] = kept + plain + line.slice(end.character);
  return lines.join('\n');
}

/** `${1:word}` as `word`, `${1|a,b|}` as `a`, `$0` as nothing, as in the snippet grammar of the protocol. */
function expand(text: string): string {
  return text
    .replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, '$1')
    .replace(/\$\{\d+\|((?:[^\\|,]|\\.)*)[^|]*\|\}/g, '$1')
    .replace(/\$\d/g, '')
    .replace(/\\([\\$}|,])/g, '$1');
}
