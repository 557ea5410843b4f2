import assert from 'node:assert/strict';
import { columnsOf, readAll } from '../../src/data';
import { createLanguageService, type Diagnostic } from '../../src/language';
import { memoryFiles } from '../data/memory-files';
import { document } from './workspace';

/** A task over `rows.jsonl` with a data block of the given keys. */
function taskOver(data: string): string {
  return `flan: task/1
task: weather
cluster: nli
data:
  source: {jsonl: rows.jsonl}
${data.replace(/^/gm, '  ')}
templates:
  - name: one
    input: 'Read {{ report }}'
    target: x
`;
}

/** What the editor says about the data of a task, as `code|severity|what is marked|message`. */
async function told(data: string, rows: string): Promise<readonly string[]> {
  const file = document('/ws/tasks/weather.task.flan.yaml', taskOver(data));
  const service = createLanguageService({
    documents: async () => [file],
    listFolder: async () => [],
    sampleRows: async (_document, spec, limit) => {
      const fs = memoryFiles({ '/ws/tasks/rows.jsonl': rows });
      const read = await readAll(spec, 'train', { base: '/ws/tasks', fs, limit });
      const plain = read.rows.map(({ row }) => row);
      return { revision: 'r1', split: 'train', rows: plain, columns: columnsOf(plain), problems: read.problems };
    },
  });
  const found = await service.diagnostics(file);
  const dataCodes = /^(column|rename|derive|keep-if|file|json)/;
  return found.filter(({ code }) => dataCodes.test(code)).map((diagnostic) => describeOne(file.text, diagnostic));
}

function describeOne(text: string, { code, severity, range, message }: Diagnostic): string {
  const line = text.split('\n')[range.start.line]!;
  return `${code}|${severity}|${line.slice(range.start.character, range.end.character)}|${message}`;
}

const good = '{"report": "rain", "label": 0}\n{"report": "snow", "label": 1}\n{"report": "fog", "label": 0}\n';

describe('dataProblems', () => {
  it('are none where the data is as pinned', async () => {
    assert.deepEqual(await told('columns: {report: string, label: int}', good), []);
  });

  it('mark the pin of a column of another type, once for all rows', async () => {
    const drifted = good.replace('1}', '"1"}').replace(/0\}\n$/, '"0"}\n');
    assert.deepEqual(await told('columns: {report: string, label: int}', drifted), [
      'column-type|warning|int|rows.jsonl:2: Column "label" is pinned as int, found str. The same on 1 more sample rows.',
    ]);
  });

  it('are errors where drift leaves no row', async () => {
    const [one, two] = await told('columns: {report: string, gold: int}', good);
    assert.match(one ?? '', /^column-new\|warning\|columns\|rows\.jsonl:1: Column "label" is new/);
    assert.match(
      two ?? '',
      /^column-missing\|error\|gold\|rows\.jsonl:1: Column "gold" is pinned.* 2 more sample rows/,
    );
  });

  it('mark what a rename, a derivation and a condition go wrong with', async () => {
    const [rename] = await told('rename: {text: claim}', good);
    assert.match(rename ?? '', /^rename-missing\|warning\|text\|rows\.jsonl:1: /);
    const [derive] = await told("derive: {half: '{{ 1 // label }}'}", good);
    assert.match(derive ?? '', /^derive-failed\|warning\|'\{\{ 1 \/\/ label \}\}'\|rows\.jsonl:1: .*half/);
    const [keep] = await told("keep_if: '{{ 1 // label }}'", good);
    assert.match(keep ?? '', /^keep-if-failed\|warning\|'\{\{ 1 \/\/ label \}\}'\|/);
  });

  it('mark the source for what is wrong with its files', async () => {
    const [broken] = await told('caps: {train: 3}', good.replace('"snow"', 'snow'));
    assert.match(broken ?? '', /^json-invalid\|warning\|\{jsonl: rows\.jsonl\}\|rows\.jsonl:2: /);
  });
});
