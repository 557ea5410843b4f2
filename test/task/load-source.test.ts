import assert from 'node:assert/strict';
import type { DataSource } from '../../src/data';
import { loadTask } from '../../src/task';

function load(data: string): {
  readonly source: DataSource;
  readonly splits: readonly string[];
  readonly problems: readonly string[];
} {
  const rest = 'templates:\n  - {name: a, input: "{{ x }}", target: "{{ y }}"}\n';
  const loaded = loadTask(`flan: task/1\ntask: t\ncluster: c\ndata: ${data}\n${rest}`, '/ws/t.task.flan.yaml');
  assert.ok(loaded.task);
  const { source, splits } = loaded.task.data;
  return { source, splits: [...splits.keys()], problems: loaded.problems.map(({ message }) => message) };
}

describe('loadSource', () => {
  const sources: readonly (readonly [string, DataSource, readonly string[]])[] = [
    ['{jsonl: a.jsonl}', { kind: 'jsonl', path: 'a.jsonl' }, ['train']],
    ['{jsonl: "{split}-*.jsonl.gz"}', { kind: 'jsonl', path: '{split}-*.jsonl.gz' }, ['train', 'dev', 'test']],
    ['{json: a.json, field: rows}', { kind: 'json', path: 'a.json', field: 'rows' }, ['train']],
    ['{csv: a.csv, delimiter: ";"}', { kind: 'csv', path: 'a.csv', delimiter: ';', quotes: true }, ['train']],
    ['{tsv: a.tsv, quotes: false}', { kind: 'tsv', path: 'a.tsv', quotes: false }, ['train']],
    ['{parquet: [a.parquet, "b/*.parquet"]}', { kind: 'parquet', path: ['a.parquet', 'b/*.parquet'] }, ['train']],
    ['{parquet: ["{split}.parquet"]}', { kind: 'parquet', path: ['{split}.parquet'] }, ['train', 'dev', 'test']],
    [
      '{jsonl: {train: [a.jsonl, b.jsonl], test: c.jsonl}}',
      {
        kind: 'jsonl',
        path: new Map([
          ['train', ['a.jsonl', 'b.jsonl']],
          ['test', ['c.jsonl']],
        ]),
      },
      ['train', 'test'],
    ],
    [
      '{hf: org/name, config: en, revision: main}',
      { kind: 'hf', id: 'org/name', config: 'en', revision: 'main' },
      ['train'],
    ],
  ];
  for (const [yaml, source, splits] of sources) {
    it(`reads ${yaml}`, () => {
      const loaded = load(`{source: ${yaml}}`);
      assert.deepEqual(loaded.source, source);
      assert.deepEqual(loaded.splits, splits);
      assert.deepEqual(loaded.problems, []);
    });
  }

  it('reports a key that the kind of source does not read', () => {
    const { source, problems } = load('{source: {jsonl: a.jsonl, quotes: false, revision: main}}');
    assert.deepEqual(source, { kind: 'jsonl', path: 'a.jsonl' });
    assert.deepEqual(problems, [
      '"quotes" says nothing about jsonl data; it belongs to csv, tsv.',
      '"revision" says nothing about jsonl data; it belongs to hf.',
    ]);
  });

  it('reports a derived value that is no expression', () => {
    const { problems } = load('{source: {jsonl: a.jsonl}, derive: {n: {value: "{{ a }} and {{ b }}"}}}');
    assert.deepEqual(problems, ['A "value" must be one expression, as in "{{ options | length }}".']);
  });

  it('reports what no source can be', () => {
    for (const [yaml, message] of [
      ['{jsonl: a, parquet: b}', /exactly one of jsonl, json, csv, tsv, parquet and hf/],
      ['{parquet: 3}', /Expected text or a list or a map, found the number 3/],
      ['{parquet: []}', /at least 1 items/],
      ['{jsonl: {train: {a: b}}}', /Expected text or a list, found a map/],
    ] as const) {
      assert.match(load(`{source: ${yaml}}`).problems.join('\n'), message, yaml);
    }
  });
});
