import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cancelRun, CancelWatch, liftCancel } from '../../src/run/cancel';

describe('CancelWatch', () => {
  let dir: string;
  beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'cancel-'))));
  afterEach(() => rmSync(dir, { recursive: true }));

  it('hears nothing where nothing was said', async () => {
    assert.equal(await new CancelWatch(dir).cancelled(), false);
  });

  it('hears a cancel given before and one given while it listens', async () => {
    const watch = new CancelWatch(dir);
    assert.equal(await watch.cancelled(), false);
    await cancelRun(dir);
    assert.equal(await watch.cancelled(), true);
    assert.equal(await new CancelWatch(dir).cancelled(), true);
  });

  it('forgets a cancel that was taken back for a new worker, and hears the next', async () => {
    await cancelRun(dir);
    await liftCancel(dir);
    const watch = new CancelWatch(dir);
    assert.equal(await watch.cancelled(), false);
    await cancelRun(dir);
    assert.equal(await watch.cancelled(), true);
  });

  it('passes over lines that are no command', async () => {
    appendFileSync(join(dir, 'control.jsonl'), '{"kind":"dance"}\n7\n');
    assert.equal(await new CancelWatch(dir).cancelled(), false);
  });
});
