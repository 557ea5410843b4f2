import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { progressOf } from '../../src/report';
import { resumeRun, type RunEvent, type StartedRun, startRun, watchRun } from '../../src/run';
import type { Result } from '../../src/text';
import { eventsOf, filesOf } from './a-run';
import { worker } from './a-worker';
import { makeWorkspace } from './a-workspace';
import { temporaryFolder } from './temporary';

describe('resumeRun', function () {
  this.timeout(90_000);
  const root = temporaryFolder();
  const options = { steps: 300, train: 'checkpoint_every: 20' };
  let recipe: string;
  before(async () => {
    recipe = await makeWorkspace(join(root, 'long'), options);
  });

  async function start(): Promise<StartedRun> {
    const started = await startRun(recipe, worker);
    assert.ok(started.ok, JSON.stringify(started));
    return started.value;
  }

  /** Waits for an event of a kind; there must be one. */
  async function until(dir: string, kind: RunEvent['kind']): Promise<void> {
    for await (const event of watchRun(dir, { pollMilliseconds: 5 })) if (event.kind === kind) return;
    assert.fail(`the run ended without "${kind}"`);
  }

  async function toTheEnd(dir: string): Promise<void> {
    for await (const _ of watchRun(dir, { pollMilliseconds: 20 }));
    const { state, events, log } = await filesOf(dir);
    assert.equal(state, 'finished', JSON.stringify(events.at(-1)) + log);
  }

  async function kill({ dir, pid }: StartedRun): Promise<void> {
    process.kill(pid, 'SIGKILL');
    while ((await filesOf(dir)).state !== 'lost') await sleep(10);
  }

  it('is not needed where only the window is closed: the worker goes on to the end', async () => {
    // The window's whole group of processes is killed, as a desktop does at logout.
    const window = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'a-window.ts')], {
      detached: true,
      env: { ...process.env, RECIPE: recipe },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await new Promise<string[]>((done) => {
      createInterface(window.stdout).once('line', (text) => {
        done([text]);
      });
    });
    const started = JSON.parse(line!) as Result<StartedRun, unknown>;
    assert.ok(started.ok, line);
    const { dir } = started.value;
    await until(dir, 'step');
    process.kill(-window.pid!, 'SIGKILL');
    await toTheEnd(dir);
    assert.equal((await eventsOf(dir, 'started')).length, 1, 'one worker did it all');
  });

  it('puts one worker on a run that two windows resume at once; both may watch it', async () => {
    const started = await start();
    await until(started.dir, 'checkpoint');
    await kill(started);
    const both = await Promise.all([resumeRun(started.dir, worker), resumeRun(started.dir, worker)]);
    for (const resumed of both) assert.ok(resumed.ok, JSON.stringify(resumed));
    await toTheEnd(started.dir);
    assert.equal((await eventsOf(started.dir, 'started')).length, 2);
    // The one that came too late says so in the log.
    const log = readFileSync(join(started.dir, 'worker.log'), 'utf8');
    assert.match(log, /already-running: Process \d+ on .* already works on /);
  });

  it('refuses a run that goes on, and one that is done', async () => {
    const started = await start();
    await until(started.dir, 'step');
    const during = await resumeRun(started.dir, worker);
    assert.ok(!during.ok);
    assert.equal(during.error.code, 'already-running');
    assert.match(during.error.message, /cannot be resumed: it is running/);
    await toTheEnd(started.dir);
    const after = await resumeRun(started.dir, worker);
    assert.ok(!after.ok);
    assert.match(after.error.message, /it is finished/);
  });

  it('goes on behind a worker that crashed, whose last words are kept', async () => {
    const crash = join(root, 'crash.cjs');
    writeFileSync(
      crash,
      `const fs = require('node:fs');
       const append = fs.appendFileSync;
       fs.appendFileSync = (path, line) => {
         append(path, line);
         if (line.includes('"kind":"checkpoint"')) process.nextTick(() => { throw new Error('out of luck'); });
       };`,
    );
    const started = await startRun(recipe, { ...worker, execArgv: ['--require', crash, '--import', 'tsx'] });
    assert.ok(started.ok);
    const { dir } = started.value;
    for await (const _ of watchRun(dir, { pollMilliseconds: 20 }));
    const lost = await filesOf(dir);
    assert.equal(lost.state, 'lost');
    assert.match(lost.log, /out of luck/);
    assert.match(progressOf('lost', lost.events).detail, /worker\.log .* may say why/);
    const resumed = await resumeRun(dir, worker);
    assert.ok(resumed.ok, JSON.stringify(resumed));
    await toTheEnd(dir);
    const steps = (await eventsOf(dir, 'step')).map(({ step }) => step);
    assert.equal(steps.filter((step) => step === 1).length, 1, 'nothing before the checkpoint is done again');
    assert.equal(steps.at(-1), 300);
  });
});
