import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startRun } from '../../src/run';
import { diskFailure } from '../../src/run/disk-failure';
import { runWorker } from '../../src/run/run-worker';
import { type DiskFault, failWrites } from '../disk/failing-disk';
import { eventsOf, filesOf, makeRun, noHub, runOf } from './a-run';
import { makeWorkspace } from './a-workspace';
import { temporaryFolder } from './temporary';

describe('a disk that takes no more', function () {
  this.timeout(60_000);
  const root = temporaryFolder();
  const hub = noHub(root);
  const options = { steps: 12, train: 'checkpoint_every: 2' };

  /** What a worker says on a disk that fails from some write on. */
  async function workOn(dir: string, fault: DiskFault) {
    const disk = await failWrites(fault);
    try {
      return await runWorker(dir, hub);
    } finally {
      disk.mend();
    }
  }

  it('ends the run with the reason and the checkpoint that is kept; once there is room it goes on to the same weights', async () => {
    const folder = join(root, 'full');
    const dir = await makeRun(folder, options);
    const [recipe] = [join(folder, 'tiny.recipe.flan.yaml')];
    const whole = runOf(folder, recipe, 'whole');
    assert.equal(await runWorker(whole, hub), undefined);

    // Writes until there is a second checkpoint, then none.
    let failure;
    for (let after = 60; failure?.remedy?.includes('step-') !== true; after += 15) {
      assert.ok(after < 1000, 'the disk was never full between two checkpoints');
      failure = await workOn(dir, { code: 'ENOSPC', after });
    }
    assert.equal(failure.code, 'disk-full');
    assert.match(failure.message, /^The disk is full: .* could not be written to /);
    assert.match(failure.remedy, /resume the run; it goes on from seed-0-step-\d+\.ckpt, which is whole/);
    const run = await filesOf(dir);
    assert.equal(run.state, 'failed');
    assert.equal(run.events.at(-1)?.kind, 'failed');
    assert.deepEqual(
      readdirSync(join(dir, 'checkpoints')).filter((name) => !name.endsWith('.ckpt')),
      [],
      'nothing half is left',
    );

    assert.equal(await runWorker(dir, hub), undefined);
    const weights = (from: string): Buffer => readFileSync(join(from, 'model', 'model.safetensors'));
    assert.ok(weights(dir).equals(weights(whole)));
    assert.deepEqual((await filesOf(dir)).results!.tuned, (await filesOf(whole)).results!.tuned);
  });

  it('is told apart by what helps: room, or rights', async () => {
    const dir = await makeRun(join(root, 'rights'), options);
    const failure = await workOn(dir, { code: 'EACCES', after: 8 });
    assert.equal(failure?.code, 'disk-failed');
    assert.match(failure.remedy!, /writable and resume the run; it has no checkpoint yet/);
    assert.equal((await eventsOf(dir, 'failed')).length, 1);
  });

  it('keeps the checkpoint before one that is read back otherwise than it was written', async () => {
    const dir = await makeRun(join(root, 'lies'), options);
    assert.equal(await runWorker(dir, hub), undefined);
    const before = readdirSync(join(dir, 'checkpoints')).sort();
    assert.deepEqual(before, ['seed-0-step-10.ckpt', 'seed-0-step-12.ckpt']);
    const other = runOf(join(root, 'lies'), join(root, 'lies', 'tiny.recipe.flan.yaml'), 'other');
    const failure = await workOn(other, { code: 'spoil', after: 4 });
    assert.ok(failure?.code === 'disk-failed' || failure?.code === 'run-unreadable', JSON.stringify(failure));
  });

  it('is said where a run is started, with nothing but its folder made', async () => {
    const recipe = await makeWorkspace(join(root, 'start'));
    const disk = await failWrites({ code: 'EDQUOT', after: 0 });
    try {
      const started = await startRun(recipe, { workerPath: 'w.js', version: '0' });
      assert.ok(!started.ok);
      assert.equal(started.error.code, 'disk-full');
      assert.match(started.error.message, /recipe\.json/);
    } finally {
      disk.mend();
    }
  });

  it('is not taken for what it is not', async () => {
    assert.equal(await diskFailure(new Error('a fault of the program'), root), undefined);
    assert.equal(await diskFailure(Object.assign(new Error('gone'), { code: 'ENOENT' }), root), undefined);
  });
});
