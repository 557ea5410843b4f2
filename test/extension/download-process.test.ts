import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadInProcess, type DownloadEvent } from '../../src/extension/hub/download-process';
import { withHub, type HubFixture } from '../hub/hub-fixture';
import { madeParquet } from '../hub/made-parquet';
import { temporaryFolder } from '../run/temporary';

const id = 'weather/reports';
const token = 'hf_thisIsNoRealToken';
const train = madeParquet(2000, { width: 600 });
const datasets = { [id]: { branches: { 'refs/convert/parquet': { 'default/train/0000.parquet': train } }, token } };

describe('downloadInProcess', function () {
  this.timeout(60_000);
  const folder = temporaryFolder();
  const file = join(folder, 'weather.task.flan.yaml');
  before(() => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, `flan: task/1\ntask: weather\ncluster: misc\ndata: {source: {hf: ${id}}}\ntemplates: []\n`);
  });

  async function call(
    { options }: HubFixture,
    { env = {}, signal = new AbortController().signal, ...more }: Partial<Parameters<typeof downloadInProcess>[0]>,
  ): Promise<readonly DownloadEvent[]> {
    const events: DownloadEvent[] = [];
    const { endpoint, cacheDir, assetsDir } = options;
    const own = { HF_ENDPOINT: endpoint, HF_HUB_CACHE: cacheDir, HF_ASSETS_CACHE: assetsDir, HF_HOME: cacheDir };
    const execArgv = ['--import=tsx'];
    const cliPath = join(__dirname, '..', '..', 'src', 'cli', 'main.ts');
    for await (const event of downloadInProcess({
      cliPath,
      execArgv,
      file,
      env: { ...own, ...env },
      signal,
      ...more,
    })) {
      events.push(event);
    }
    return events;
  }

  it('downloads with the token of its environment and tells what arrived', () =>
    withHub(datasets, async (fixture) => {
      const events = await call(fixture, { env: { HF_TOKEN: token }, rows: 50 });
      assert.deepEqual(
        events.map(({ event }) => event),
        ['arrived', 'finished'],
      );
      assert.ok(fixture.hub.sent < train.length);
    }));

  it('tells why it could not', () =>
    withHub(datasets, async (fixture) => {
      const events = await call(fixture, {});
      assert.deepEqual(
        events.map(({ event }) => event),
        ['missing', 'finished'],
      );
      assert.equal(events[0]?.event === 'missing' && events[0].code, 'hub-dataset-missing');
    }));

  it('tells that the program is not there', () =>
    withHub(datasets, async (fixture) => {
      const [failed] = await call(fixture, { cliPath: join(folder, 'nowhere.js') });
      assert.ok(failed?.event === 'failed');
      assert.equal(failed.code, 'process');
      assert.match(failed.message, /nowhere\.js/);
    }));

  it('ends the process when it is told to stop', () =>
    withHub(datasets, async (fixture) => {
      const stop = new AbortController();
      fixture.hub.fault = () => {
        stop.abort();
        return { kind: 'status', status: 503 };
      };
      const events = await call(fixture, { env: { HF_TOKEN: token }, signal: stop.signal });
      assert.ok(events.at(-1)?.event === 'failed');
      assert.equal((events.at(-1) as { code: string }).code, 'hub-cancelled');
    }));
});
