import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { RunMonitor } from '../../src/extension/runs/run-monitor';
import type { RunEventBody, RunManifest } from '../../src/run';

/** A run directory as a worker would write it, event by event; the worker it names is this process. */
class FakeRun {
  #seq = 0;
  private constructor(readonly dir: string) {}

  static async make(): Promise<FakeRun> {
    const dir = await mkdtemp(path.join(tmpdir(), 'flan-monitor-'));
    const manifest: RunManifest = {
      format: 1,
      name: 'hold-out-nli',
      stamp: '2026-01-31T09-30-00',
      mode: 'train',
      recipePath: path.join(dir, 'hold-out-nli.recipe.flan.yaml'),
      recipeText: '',
      recipe: {},
      versions: { workbench: '0.1.0', node: '20', onnxruntime: '1.30.0', platform: 'linux-x64' },
    };
    await writeFile(path.join(dir, 'recipe.json'), JSON.stringify(manifest));
    const now = new Date().toISOString();
    const worker = { pid: process.pid, host: hostname(), startedAt: now, heartbeat: now };
    await writeFile(path.join(dir, 'worker.json'), JSON.stringify(worker));
    return new FakeRun(dir);
  }

  async say(event: RunEventBody): Promise<void> {
    const line = { seq: this.#seq++, time: new Date().toISOString(), ...event };
    await appendFile(path.join(this.dir, 'events.jsonl'), `${JSON.stringify(line)}\n`);
  }

  step(step: number): Promise<void> {
    const rest = { gradNorm: 1, lr: 1e-3, tokens: 10, tokensPerSecond: 5, etaSeconds: 3 };
    return this.say({ kind: 'step', seed: 0, step, steps: 8, loss: 2, ...rest });
  }
}

describe('RunMonitor', () => {
  let run: FakeRun;
  let monitor: RunMonitor | undefined;

  beforeEach(async () => {
    run = await FakeRun.make();
    await run.say({ kind: 'started', pid: process.pid, mode: 'train' });
    await run.say({ kind: 'phase', phase: 'train', seed: 0 });
    await run.step(1);
  });

  afterEach(async () => {
    monitor?.dispose();
    await rm(run.dir, { recursive: true, force: true });
  });

  async function open(): Promise<RunMonitor> {
    const opened = await RunMonitor.open(run.dir);
    assert.ok(opened.ok);
    monitor = opened.value;
    return monitor;
  }

  const lastStep = (of: RunMonitor): number | undefined => of.view.loss[0]?.points.at(-1)?.step;

  /** Settles when the monitor tells of a change that brought it to `step`. */
  const seen = (of: RunMonitor, step: number): Promise<void> =>
    new Promise((resolve) => {
      const listening = of.onChange(() => {
        if (lastStep(of) !== step) return;
        listening.dispose();
        resolve();
      });
    });

  it('takes up a run in the middle and tells of each later change', async () => {
    const watching = await open();
    assert.deepEqual([watching.active, watching.view.state, lastStep(watching)], [true, 'running', 1]);
    const told = seen(watching, 3);
    await run.step(2);
    await run.step(3);
    await told;
    assert.equal(watching.view.loss[0]?.points.length, 3);
  });

  it('ends with the last event, and has told of it by then', async () => {
    const watching = await open();
    let told = '';
    watching.onChange(() => (told = watching.view.state));
    await run.say({ kind: 'finished', seconds: 9 });
    await watching.ended;
    assert.deepEqual([watching.active, watching.view.state, told], [false, 'finished', 'finished']);
  });

  it('cancels by a line in the control file, and says so at once', async () => {
    const watching = await open();
    await watching.cancel();
    assert.equal(watching.view.state, 'cancelling');
    const line = JSON.parse(await readFile(path.join(run.dir, 'control.jsonl'), 'utf8')) as { kind: string };
    assert.equal(line.kind, 'cancel');
    await run.say({ kind: 'cancelled', message: 'Stopped after step 1.' });
    await watching.ended;
    assert.equal(watching.view.state, 'cancelled');
  });

  it('does not call a run active whose worker died without a word', async () => {
    const dead = { pid: 2 ** 22 + 1, host: hostname(), startedAt: '', heartbeat: new Date().toISOString() };
    await writeFile(path.join(run.dir, 'worker.json'), JSON.stringify(dead));
    const watching = await open();
    assert.deepEqual([watching.active, watching.view.state], [false, 'lost']);
    await watching.ended;
  });

  it('lets the run go on when it is disposed', async () => {
    const watching = await open();
    watching.dispose();
    await watching.ended;
    assert.equal(watching.active, false);
    await assert.rejects(readFile(path.join(run.dir, 'control.jsonl')));
  });

  it('goes on with a run that was resumed', async () => {
    await run.say({ kind: 'cancelled', message: '' });
    const watching = await open();
    assert.equal(watching.active, false);
    await run.say({ kind: 'started', pid: process.pid, mode: 'train' });
    await watching.reopen();
    assert.deepEqual([watching.active, watching.view.state], [true, 'running']);
    await run.step(2);
    await run.say({ kind: 'finished', seconds: 9 });
    await watching.ended;
    assert.deepEqual([watching.view.state, lastStep(watching)], ['finished', 2]);
  });

  it('gives an error for a folder that is no run', async () => {
    const opened = await RunMonitor.open(tmpdir());
    assert.equal(opened.ok, false);
  });
});
