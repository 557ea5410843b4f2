import { columnsOf, type RowProblem } from '../../../src/data';
import { createLanguageService, type LanguageService, type TextDocument } from '../../../src/language';
import { document, rowsOf } from '../workspace';

export const rows = rowsOf(
  '{"report": "It rains in Oslo.", "label": 0}',
  '{"report": "The sun shines.", "label": 1}',
  '{"report": "", "label": 0}',
  '{"report": "Fog lies on the bay.", "label": 2}',
);

/** A task with these templates, each `input` as YAML. */
export function taskOf(templates: Readonly<Record<string, string>>): TextDocument {
  const items = Object.entries(templates).map(
    ([name, input]) => `  - name: ${name}\n    input: ${input}\n    target: '{{ answer }}'\n`,
  );
  return document(
    '/ws/weather.task.flan.yaml',
    `flan: task/1
task: weather
cluster: nli
data: {source: {jsonl: weather.jsonl}}
choices: ["wet", "dry", "misty"]
answer: "{{ choices[label] }}"
templates:
${items.join('')}`,
  );
}

export function snapshotOf(text: string): TextDocument {
  return document('/ws/weather.snap.yaml', text);
}

/** A service over one task, and the snapshot beside it. */
export function serviceOf(
  task: TextDocument,
  snapshot?: TextDocument,
  sample = rows,
  problems: readonly RowProblem[] = [],
): LanguageService {
  return createLanguageService({
    documents: async () => [task],
    sampleRows: async (_document, _data, limit) => {
      const seen = sample.slice(0, limit);
      return { revision: 'r1', split: 'train', rows: seen, columns: columnsOf(seen), problems };
    },
    listFolder: async () => [],
    snapshotOf: async () => snapshot,
  });
}

/** The text that pinning a task gives. */
export async function pinnedText(task: TextDocument): Promise<string> {
  const model = await serviceOf(task).pin(task, { uri: task.uri });
  if (model.kind !== 'pinned') throw new Error(model.message);
  return model.text;
}

/** What a range of a document covers. */
export function covered({ text }: TextDocument, range: { readonly start: Place; readonly end: Place }): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: Place): number =>
    lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + character;
  return text.slice(offset(range.start), offset(range.end));
}

interface Place {
  readonly line: number;
  readonly character: number;
}
