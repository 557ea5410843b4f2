import assert from 'node:assert/strict';
import { columnsOf, type Row } from '../../src/data';
import { createLanguageService, type LanguageService, type TextDocument } from '../../src/language';
import { LineIndex, type Position } from '../../src/text';
import { parseJson, PyDict } from '../../src/value';

/** The character that marks a cursor in test texts; `|` itself is an operator of Jinja. */
const marker = '¦';

export interface Marked {
  readonly document: TextDocument;
  readonly position: Position;
  readonly offset: number;
}

let versions = 0;

/** A document at a place of the workspace; each call makes a new version. */
export function document(path: string, text: string): TextDocument {
  return { uri: `file://${path}`, path, version: ++versions, text };
}

/** Splits a text at its cursor mark. */
export function marked(path: string, text: string): Marked {
  const offset = text.indexOf(marker);
  assert.ok(offset >= 0, 'the text has no cursor');
  const plain = text.replace(marker, '');
  return { document: document(path, plain), position: new LineIndex(plain).positionAt(offset), offset };
}

/** Rows from JSON texts, types kept. */
export function rowsOf(...texts: readonly string[]): readonly Row[] {
  return texts.map((text) => {
    const parsed = parseJson(text);
    assert.ok(parsed.ok && parsed.value instanceof PyDict, text);
    return parsed.value;
  });
}

export const weatherRows = rowsOf(
  '{"report": "It rains in Oslo.", "claim": "Oslo is wet.", "label": 0, "place": {"name": "Oslo", "people": 700000}}',
  '{"report": "The sun shines.", "claim": "It snows.", "label": 1, "place": {"name": "Rome", "people": 2800000}}',
  '{"report": "Fog lies on the bay.", "claim": "", "label": 0, "place": {"name": "Bergen", "people": 290000}}',
);

/** A service over files in memory, every task with the same rows. */
export function serviceOver(
  files: readonly TextDocument[],
  rows: readonly Row[] = weatherRows,
  folders: Readonly<Record<string, readonly string[]>> = {},
): LanguageService {
  return createLanguageService({
    documents: async () => files,
    sampleRows: async (_document, _data, limit) => {
      const seen = rows.slice(0, limit);
      return { revision: 'r1', split: 'train', rows: seen, columns: columnsOf(seen), problems: [] };
    },
    listFolder: async (folder) => folders[folder] ?? [],
  });
}

/** A sound task with one template, whose `input` is the given YAML value. */
export function taskWith(input: string, target = '"{{ answer }}"'): string {
  return `flan: task/1
task: weather
cluster: nli
data:
  source: {jsonl: weather.jsonl}
choices: ["yes", "no"]
answer: "{{ choices[label] }}"
templates:
  - name: follows
    input: ${input}
    target: ${target}
`;
}

/** The same task with its template as one text, `jinja`. */
export function joinedTask(jinja: string): string {
  return taskWith('x', 'y').replace('    input: x\n    target: y\n', `    jinja: ${jinja}\n`);
}

/** The five ways in which YAML can hold one line of Jinja, as values of `input`. */
export const styles: Readonly<Record<string, (jinja: string) => string>> = {
  plain: (jinja) => `Read ${jinja}`,
  single: (jinja) => `'Read ${jinja.replaceAll("'", "''")}'`,
  double: (jinja) => `"Read \\u0041 ${jinja.replaceAll('"', '\\"')}"`,
  literal: (jinja) => `|-\n      Read\n\n      ${jinja}`,
  folded: (jinja) => `>\n      Read\n      ${jinja}\n      now`,
};
