import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { placeOf, rowJson, rowsView } from '../../../src/extension/rows/rows-view';
import type { RowModel, RowsModel } from '../../../src/language';

const columns = [
  { name: 'text', type: 'str', emptyShare: 0.004 },
  { name: 'label', type: 'int', emptyShare: 0 },
  { name: 'extra', type: 'None', emptyShare: 1 },
];

function row(number: number, more: Partial<RowModel> = {}): RowModel {
  return {
    number,
    index: number,
    file: 'file:///w/data/a%20b.jsonl',
    line: number + 1,
    cells: [
      { text: 'a "quoted"\nword', kind: 'string' },
      { text: '9007199254740993', kind: 'json' },
      { text: '', kind: 'missing' },
    ],
    ...more,
  };
}

function model(rows: readonly RowModel[]): RowsModel {
  const rest = { split: 'train', seen: 300, count: 300, isCounted: true, partial: false, problems: [] };
  return { ...rest, columns, rows, notDownloaded: false, revision: '1' };
}

describe('what the row viewer draws', () => {
  const subject = { task: 'sky', splits: ['train', 'test'], sample: { split: 'train', rows: 50 } };
  const state = { uri: 'file:///w/sky.task.flan.yaml', split: 'train', offset: 0, search: '', chosen: 0 };

  it('says how much of a column is empty, never 0 for some nor 100 for nearly all', () => {
    const empty = (share: number): string | undefined =>
      rowsView(subject, state, { ...model([]), columns: [{ name: 'a', type: 'str', emptyShare: share }] }, undefined)
        .columns[0]?.empty;
    assert.deepEqual([0, 0.004, 0.5, 0.999, 1].map(empty), [
      undefined,
      '<1% empty',
      '50% empty',
      '99% empty',
      '100% empty',
    ]);
  });

  it('names the line where the chosen row stands, and whether a preview can show it', () => {
    const detail = (number: number, split = 'train') =>
      rowsView(subject, { ...state, split }, model([row(number)]), model([row(number)])).detail;
    assert.deepEqual([detail(7)?.source, detail(7)?.canOpen, detail(7)?.canPreview], ['a b.jsonl:8', true, true]);
    assert.equal(detail(50)?.canPreview, false);
    assert.equal(detail(7, 'test')?.canPreview, false);
    assert.deepEqual(
      detail(7)?.fields.map(({ name, cell }) => [name, cell.kind]),
      [
        ['text', 'string'],
        ['label', 'json'],
        ['extra', 'missing'],
      ],
    );
  });

  it('opens text files only', () => {
    assert.deepEqual(placeOf(row(7)), { uri: 'file:///w/data/a%20b.jsonl', line: 7 });
    assert.equal(placeOf(row(7, { file: 'file:///w/a.parquet' })), undefined);
    assert.equal(placeOf(row(7, { file: 'file:///w/a.jsonl.gz' })), undefined);
    assert.equal(placeOf(row(7, { file: 'data/train.jsonl' })), undefined);
  });

  it('writes a row as JSON without rounding a number', () => {
    const json = rowJson(row(0), columns);
    assert.ok(json.includes('"label": 9007199254740993'));
    assert.equal((JSON.parse(json) as { readonly text: string }).text, 'a "quoted"\nword');
    assert.ok(!json.includes('extra'));
  });
});
