import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '../../src/cli';
import type { HubOptions } from '../../src/hub';
import { formatBytes } from '../../src/text';
import { withHub, type HubFixture } from '../hub/hub-fixture';
import { madeParquet } from '../hub/made-parquet';
import { temporaryFolder } from '../run/temporary';
import { aTerminal } from './a-terminal';

const id = 'weather/reports';
const train = madeParquet(4000, { width: 600 });
const datasets = { [id]: { branches: { 'refs/convert/parquet': { 'default/train/0000.parquet': train } } } };

const task = `flan: task/1
task: weather_kind
cluster: misc
data:
  source: { hf: ${id} }
  splits: { train: 'train[:-200]' }
templates:
  - name: plain
    input: "What is this? {{ report }}"
    target: "{{ label }}"
`;

type Environment = Readonly<Record<string, string>>;

describe('download', () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'weather.task.flan.yaml'), task);
  writeFileSync(join(folder, 'local.task.flan.yaml'), task.replace(`{ hf: ${id} }`, '{ jsonl: rows.jsonl }'));

  interface Outcome {
    readonly status: number;
    readonly printed: string;
    readonly complained: string;
  }

  async function call({ options }: Pick<HubFixture, 'options'>, ...args: readonly string[]): Promise<Outcome> {
    const terminal = aTerminal(folder);
    const status = await start(terminal, args, environment(options));
    return { status, printed: terminal.printed(), complained: terminal.complained() };
  }

  function start(terminal: ReturnType<typeof aTerminal>, args: readonly string[], env: Environment): Promise<number> {
    return cli(args, terminal, { version: '0', workerPath: '', execArgv: [], env });
  }

  function environment({ endpoint, cacheDir, assetsDir, token }: HubOptions): Environment {
    const own = { HF_ENDPOINT: endpoint, HF_HUB_CACHE: cacheDir, HF_ASSETS_CACHE: assetsDir, HF_HOME: cacheDir };
    return token === undefined ? own : { ...own, HF_TOKEN: token };
  }

  it('brings the model that a recipe names, or its tokenizer alone where rows are counted', () => {
    const recipe = `flan: recipe/1
run: tiny
tasks: [local.task.flan.yaml]
hold_out: {tasks: [weather_kind]}
model: {id: weather/tiny}
`;
    writeFileSync(join(folder, 'tiny.recipe.flan.yaml'), recipe);
    const weights = Buffer.alloc(200_000, 7);
    const files = { 'config.json': '{}', 'tokenizer.json': '[1]', 'model.safetensors': weights };
    return withHub({ 'weather/tiny': { branches: { main: files } } }, async (fixture) => {
      const [recipeFile, commit] = ['tiny.recipe.flan.yaml', fixture.hub.commit('weather/tiny', 'main')];
      const some = await call(fixture, 'download', recipeFile, '--rows', '10');
      assert.equal(some.status, 0, some.complained);
      assert.ok(some.printed.endsWith(`tiny: weather/tiny at commit ${commit}, 5 B downloaded\n`), some.printed);
      const all = await call(fixture, 'download', recipeFile);
      const size = formatBytes(weights.length);
      assert.ok(all.printed.endsWith(`tiny: weather/tiny at commit ${commit}, ${size} downloaded\n`), all.printed);
      const again = await call(fixture, 'download', recipeFile);
      assert.match(again.printed, /is here already/);
      fixture.hub.datasets.clear();
      const gone = await call(
        { options: { ...fixture.options, cacheDir: join(folder, 'other') } },
        'download',
        recipeFile,
      );
      assert.match(gone.complained, /hub-model-missing The hub has no model weather\/tiny/);
    });
  });

  it('brings what a task reads, says at which commit, and does so once', () =>
    withHub(datasets, async (fixture) => {
      const commit = fixture.hub.commit(id, 'refs/convert/parquet');
      const first = await call(fixture, 'download', '*.task.flan.yaml');
      assert.equal(first.status, 0, first.complained);
      const size = formatBytes(train.length);
      assert.ok(first.printed.endsWith(`weather_kind: ${id} at commit ${commit}, ${size} downloaded\n`), first.printed);
      fixture.hub.forget();
      const second = await call(fixture, 'download', 'weather.task.flan.yaml');
      assert.match(second.printed, /is here already/);
      assert.equal(fixture.hub.sent, 0);
    }));

  it('brings only the first rows when told so, and these are enough to render them', () =>
    withHub(datasets, async (fixture) => {
      const { status } = await call(fixture, 'download', 'weather.task.flan.yaml', '--rows', '20');
      assert.equal(status, 0);
      assert.ok(fixture.hub.sent < train.length / 2, `${fixture.hub.sent} of ${train.length} bytes`);
      fixture.hub.forget();
      const row = await call(fixture, 'render', 'weather.task.flan.yaml', '--row', '19');
      assert.match(row.printed, /What is this\? Report 19: /);
      assert.deepEqual(fixture.hub.requests, []);
    }));

  it('tells programs of its progress in JSON', () =>
    withHub(datasets, async (fixture) => {
      const { printed } = await call(fixture, 'download', 'weather.task.flan.yaml', '--format', 'json');
      const events = printed
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { event: string; received?: number; total?: number; revision?: string });
      const progress = events.filter(({ event }) => event === 'progress');
      assert.equal(progress.at(-1)?.received, train.length);
      assert.deepEqual(
        events.slice(-2).map(({ event, revision }) => [event, revision]),
        [
          ['arrived', fixture.hub.commit(id, 'refs/convert/parquet')],
          ['finished', undefined],
        ],
      );
    }));

  it('says what is wrong, at the task, and fails', () =>
    withHub({}, async (fixture) => {
      const { status, complained } = await call(fixture, 'download', 'weather.task.flan.yaml');
      assert.equal(status, 1);
      assert.match(complained, /^weather\.task\.flan\.yaml error hub-dataset-missing The hub has no dataset/);
    }));

  it('goes on with the other tasks where one dataset cannot be had', () =>
    withHub(datasets, async (fixture) => {
      const absent = join(folder, 'absent.task.flan.yaml');
      writeFileSync(absent, task.replace(id, 'nobody/nothing'));
      const { status, printed, complained } = await call(fixture, 'download', '*.task.flan.yaml');
      rmSync(absent);
      assert.equal(status, 1);
      assert.match(complained, /^absent\.task\.flan\.yaml error hub-dataset-missing/);
      assert.match(printed, /weather_kind: weather\/reports at commit/);
    }));

  it('downloads nothing where the environment forbids it', () =>
    withHub(datasets, async ({ hub, options }) => {
      const terminal = aTerminal(folder);
      const env = { ...environment(options), HF_HUB_OFFLINE: '1' };
      assert.equal(await start(terminal, ['download', 'weather.task.flan.yaml'], env), 1);
      assert.match(terminal.complained(), /HF_HUB_OFFLINE is set/);
      assert.deepEqual(hub.requests, []);
    }));

  it('says when there is nothing to download', () =>
    withHub(datasets, async (fixture) => {
      const { status, printed } = await call(fixture, 'download', 'local.task.flan.yaml');
      assert.equal(status, 0);
      assert.match(printed, /Nothing here is of the hub/);
    }));

  it('keeps what has arrived when it is interrupted', () =>
    withHub(datasets, async ({ hub, options }) => {
      const terminal = aTerminal(folder);
      hub.fault = ({ server }) => {
        if (server === 'storage') terminal.interrupt();
        return undefined;
      };
      const env = environment(options);
      assert.equal(await start(terminal, ['download', 'weather.task.flan.yaml'], env), 130);
      assert.match(terminal.complained(), /cancelled\. What has arrived is kept/);
    }));

  it('leaves the network alone in check and render, unless told otherwise', () =>
    withHub(datasets, async (fixture) => {
      const checked = await call(fixture, 'check', 'weather.task.flan.yaml');
      assert.match(checked.printed, /not downloaded yet/);
      const rendered = await call(fixture, 'render', 'weather.task.flan.yaml');
      assert.match(rendered.complained, /not downloaded yet/);
      assert.deepEqual(fixture.hub.requests, []);
      const asked = await call(fixture, 'render', 'weather.task.flan.yaml', '--download');
      assert.match(asked.printed, /What is this\? Report 0: /);
      const clean = await call(fixture, 'check', 'weather.task.flan.yaml', '--download');
      assert.doesNotMatch(clean.printed, /not downloaded/);
    }));
});
