import assert from 'node:assert/strict';
import { columnsOf, describeHub, nodeFileSystem, readAll } from '../../../src/data';
import type { HubOptions } from '../../../src/hub';
import { createLanguageService, type LanguageService } from '../../../src/language';
import { loadTask } from '../../../src/task';
import { withHub } from '../../hub/hub-fixture';
import { madeParquet } from '../../hub/made-parquet';
import { document, marked, taskWith } from '../workspace';

const id = 'weather/reports';
const files = {
  'default/train/0000.parquet': madeParquet(2500),
  'default/test/0000.parquet': madeParquet(300),
  'german/train/0000.parquet': madeParquet(10),
};
const datasets = { [id]: { branches: { 'refs/convert/parquet': files } } };
const path = '/ws/weather.task.flan.yaml';
const text = taskWith('"{{ report }}"').replace('{jsonl: weather.jsonl}', `{hf: ${id}}`);

/** A service that sees a cache and no network, as an editor's does. */
function serviceOn(hub: HubOptions): LanguageService {
  const offline = { ...hub, offline: true };
  return createLanguageService({
    documents: async () => [],
    sampleRows: async (_document, data, limit) => {
      const read = await readAll(data, 'train', { base: '/ws', fs: nodeFileSystem, hub: offline, limit });
      const rows = read.rows.map(({ row }) => row);
      return { revision: String(rows.length), split: 'train', rows, columns: columnsOf(rows), problems: read.problems };
    },
    listFolder: async () => [],
    describeDataset: (source) => describeHub(source, offline),
  });
}

/** Fetches what the first rows need, as a person does by a command. */
async function fetchRows(hub: HubOptions): Promise<void> {
  const { task } = loadTask(text, path);
  assert.ok(task);
  const read = await readAll(task.data, 'train', { base: '/ws', fs: nodeFileSystem, hub, limit: 5 });
  assert.deepEqual(read.problems, []);
}

describe('hoverDataset', () => {
  it('says that nothing is downloaded, and offers to', () =>
    withHub(datasets, async ({ hub, options }) => {
      const service = serviceOn(options);
      const file = document(path, text);
      const [problem, ...others] = await service.diagnostics(file);
      assert.deepEqual([problem?.code, problem?.severity, others], ['hub-not-downloaded', 'info', []]);
      assert.equal(
        file.text
          .split('\n')
          [problem!.range.start.line]?.slice(problem!.range.start.character, problem!.range.end.character),
        id,
      );
      const [action] = await service.codeActions(file, problem!.range);
      assert.deepEqual(action?.command, { name: 'flan.downloadData', arguments: [file.uri] });
      assert.equal(action?.preferred, false);
      const { position } = marked(path, text.replace('{hf:', '{h¦f:'));
      assert.match(
        (await service.hover(file, position))?.contents ?? '',
        /Nothing of `weather\/reports` is downloaded yet/,
      );
      assert.deepEqual(hub.requests, []);
    }));

  it('shows the commit, the splits and the rows of those that are here', () =>
    withHub(datasets, async ({ hub, options }) => {
      await fetchRows(options);
      hub.forget();
      const service = serviceOn(options);
      const file = document(path, text);
      assert.deepEqual(await service.diagnostics(file), []);
      const { position } = marked(path, text.replace('weather/reports', 'weather/re¦ports'));
      const contents = (await service.hover(file, position))?.contents ?? '';
      assert.ok(
        contents.includes(`at commit \`${hub.commit(id, 'refs/convert/parquet')}\` (\`refs/convert/parquet\`)`),
        contents,
      );
      assert.match(contents, /Configuration `default`; there are also `german`/);
      assert.match(contents, /- `train`: 2,500 rows, 1 file, \d+\.\d KB/);
      assert.match(contents, /- `test`: 1 file/);
      assert.deepEqual(hub.requests, []);
    }));
});
