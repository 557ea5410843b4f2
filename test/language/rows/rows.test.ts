import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { columnsOf } from '../../../src/data';
import {
  createLanguageService,
  type RowsParams,
  type SplitWindow,
  type SplitWindowParams,
} from '../../../src/language';
import { document, serviceOver, taskWith, weatherRows } from '../workspace';

const file = document('/w/weather.task.flan.yaml', taskWith('x'));
const sample = (params: Partial<RowsParams>): RowsParams => ({ uri: file.uri, offset: 0, limit: 10, ...params });

describe('rows', () => {
  it('gives a window of the sample where no split is named', async () => {
    const model = await serviceOver([file]).rows(file, sample({ offset: 1, limit: 1 }));
    assert.equal(model.count, 3);
    assert.deepEqual(
      model.columns.map(({ name, type }) => [name, type]),
      [
        ['report', 'str'],
        ['claim', 'str'],
        ['label', 'int'],
        ['place', 'dict'],
      ],
    );
    assert.deepEqual(
      model.rows.map(({ number, cells }) => [number, ...cells.map(({ text, kind }) => [text, kind])]),
      [
        [
          1,
          ['The sun shines.', 'string'],
          ['It snows.', 'string'],
          ['1', 'json'],
          ['{"name": "Rome", "people": 2800000}', 'json'],
        ],
      ],
    );
  });

  it('finds rows by a text in any column, upper and lower case alike', async () => {
    const service = serviceOver([file]);
    const numbers = async (search: string): Promise<number[]> =>
      (await service.rows(file, sample({ search }))).rows.map(({ number }) => number);
    assert.deepEqual(await numbers('OSLO'), [0]);
    assert.deepEqual(await numbers('bergen'), [2]);
    assert.deepEqual(await numbers('the'), [1, 2]);
    assert.deepEqual(await numbers('nowhere'), []);
  });

  it('cuts long cells and says so, never through a letter', async () => {
    const row = (await serviceOver([file]).rows(file, sample({ cut: 4 }))).rows[0];
    assert.deepEqual(row?.cells[0], { text: 'It r', kind: 'string', cut: true });
    assert.deepEqual(row.cells[2], { text: '0', kind: 'json' });
  });

  it('has nothing of a file that is no task', async () => {
    const other = document('/w/notes.yaml', 'a: b');
    assert.deepEqual((await serviceOver([other]).rows(other, sample({}))).rows, []);
  });

  it('asks the host for a window of a split, and tells what it did not come to', async () => {
    const asked: SplitWindowParams[] = [];
    const service = createLanguageService({
      documents: async () => [file],
      sampleRows: async () => assert.fail('the sample is not asked for'),
      listFolder: async () => [],
      splitRows: async (_document, _data, window): Promise<SplitWindow> => {
        asked.push(window);
        return {
          revision: 'r',
          split: window.split,
          rows: [{ row: weatherRows[0]!, number: 7, index: 9, file: 'file:///w/weather.jsonl', line: 10 }],
          columns: columnsOf(weatherRows),
          files: ['file:///w/weather.jsonl'],
          problems: [
            { code: 'hub-not-downloaded', severity: 'error', file: '', line: 0, message: 'Nothing is here yet.' },
          ],
          seen: 8,
          matched: 8,
          partial: true,
        };
      },
    });
    const model = await service.rows(file, sample({ split: 'train', offset: 7, limit: 5, search: 'Rain' }));
    assert.equal(asked[0]?.search, 'rain');
    assert.deepEqual([asked[0].offset, asked[0].limit], [7, 5]);
    const { number, index, line } = model.rows[0]!;
    assert.deepEqual([number, index, line], [7, 9, 10]);
    assert.deepEqual([model.seen, model.isCounted, model.partial, model.notDownloaded], [8, false, true, true]);
    assert.deepEqual(model.problems, ['Nothing is here yet.']);
    const { splits, partial } = await service.splits(file);
    assert.equal(partial, true);
    assert.deepEqual(
      splits.map(({ name, rows, counting, notDownloaded }) => [name, rows, counting, notDownloaded]),
      [['train', 8, true, true]],
    );
  });
});
