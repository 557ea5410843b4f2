import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cancelRun, listRuns, readRunFiles, type RunEvent, watchRun } from '../../src/run';
import { EventLog } from '../../src/run/event-log';
import { temporaryFolder } from './temporary';

/** A run directory whose worker is this process, or one that is gone. */
function makeRun(root: string, name: string, worker: 'here' | 'gone'): string {
  const dir = join(root, name, '2026-01-31T09-30-00');
  mkdirSync(dir, { recursive: true });
  const manifest = { format: 1, name, stamp: '2026-01-31T09-30-00', mode: 'train', recipePath: '/r', recipeText: '' };
  writeFileSync(join(dir, 'recipe.json'), JSON.stringify(manifest));
  const pid = worker === 'here' ? process.pid : spawnSync(process.execPath, ['-e', '']).pid;
  const now = new Date().toISOString();
  writeFileSync(join(dir, 'worker.json'), JSON.stringify({ pid, host: hostname(), startedAt: now, heartbeat: now }));
  return dir;
}

async function stateOf(dir: string): Promise<string> {
  const files = await readRunFiles(dir);
  assert.ok(files.ok);
  return files.value.state;
}

describe('watchRun', () => {
  const root = temporaryFolder();

  it('gives events that are there, then those to come, and ends with the last', async () => {
    const dir = makeRun(root, 'live', 'here');
    const log = new EventLog(join(dir, 'events.jsonl'));
    log.append({ kind: 'started', pid: process.pid, mode: 'train' });
    const seen: RunEvent[] = [];
    const watching = (async () => {
      for await (const event of watchRun(dir, { pollMilliseconds: 10 })) seen.push(event);
    })();
    while (seen.length === 0) await sleep(5);
    assert.deepEqual(
      seen.map(({ kind }) => kind),
      ['started'],
    );
    log.append({ kind: 'phase', phase: 'train', seed: 0 });
    log.append({ kind: 'finished', seconds: 1 });
    await watching;
    assert.deepEqual(
      seen.map(({ kind }) => kind),
      ['started', 'phase', 'finished'],
    );
    assert.equal(await stateOf(dir), 'finished');
  });

  it('gives a second watcher only what it has not seen', async () => {
    const dir = makeRun(root, 'again', 'here');
    const log = new EventLog(join(dir, 'events.jsonl'));
    log.append({ kind: 'started', pid: process.pid, mode: 'train' });
    log.append({ kind: 'finished', seconds: 1 });
    const seen: RunEvent[] = [];
    for await (const event of watchRun(dir, { from: 1 })) seen.push(event);
    assert.deepEqual(
      seen.map(({ seq }) => seq),
      [1],
    );
  });

  it('ends when the worker is lost, and the state says so', async () => {
    const dir = makeRun(root, 'lost', 'gone');
    new EventLog(join(dir, 'events.jsonl')).append({ kind: 'started', pid: 1, mode: 'train' });
    appendFileSync(join(dir, 'events.jsonl'), '{"seq":1,"kind":"st');
    const seen: RunEvent[] = [];
    for await (const event of watchRun(dir)) seen.push(event);
    assert.equal(seen.length, 1);
    assert.equal(await stateOf(dir), 'lost');
  });

  it('ends on abort', async () => {
    const dir = makeRun(root, 'aborted', 'here');
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort();
    }, 20);
    for await (const _ of watchRun(dir, { signal: controller.signal })) assert.fail('there is no event');
  });

  it('knows a run that is being cancelled', async () => {
    const dir = makeRun(root, 'cancel', 'here');
    new EventLog(join(dir, 'events.jsonl')).append({ kind: 'started', pid: process.pid, mode: 'train' });
    assert.equal(await stateOf(dir), 'running');
    await cancelRun(dir);
    assert.equal(await stateOf(dir), 'cancelling');
  });

  it('lists runs and passes over other folders', async () => {
    mkdirSync(join(root, 'live', 'notes'));
    const runs = await listRuns(root);
    assert.deepEqual(
      runs.filter(({ name }) => name === 'live').map(({ state }) => state),
      ['finished'],
    );
    assert.deepEqual(await listRuns(join(root, 'nowhere')), []);
  });

  it('says what a folder lacks that is no run', async () => {
    const files = await readRunFiles(root);
    assert.ok(!files.ok);
    assert.equal(files.error.code, 'run-unreadable');
  });
});
