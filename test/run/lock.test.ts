import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { takeLock } from '../../src/run/lock';
import { ownRecord } from '../../src/run/worker-record';
import { temporaryFolder } from './temporary';

describe('takeLock', () => {
  const folder = temporaryFolder();
  const paths = (name: string): readonly [string, string] => [
    join(folder, `${name}.lock`),
    join(folder, `${name}.json`),
  ];

  it('refuses a second worker while the first lives, and lets it in afterwards', async () => {
    const first = await takeLock(...paths('a'), ownRecord());
    assert.ok(first.ok);
    const second = await takeLock(...paths('a'), ownRecord());
    assert.equal(second.ok, false);
    assert.equal(!second.ok && second.error.pid, process.pid);
    await first.value.release();
    assert.ok((await takeLock(...paths('a'), ownRecord())).ok);
  });

  it('gives it to exactly one of many that come at once', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => takeLock(...paths('b'), ownRecord())));
    assert.equal(results.filter((result) => result.ok).length, 1);
  });

  it('takes over from a process that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const now = new Date().toISOString();
    const [lock, worker] = paths('c');
    writeFileSync(lock, JSON.stringify({ pid, host: hostname(), startedAt: now, heartbeat: now }));
    assert.ok((await takeLock(lock, worker, ownRecord())).ok);
    assert.ok(existsSync(lock));
  });

  it('believes a worker on another machine by its heartbeat', async () => {
    const record = (age: number) => {
      const heartbeat = new Date(Date.now() - age).toISOString();
      return JSON.stringify({ pid: 1, host: 'elsewhere', startedAt: heartbeat, heartbeat });
    };
    const [lock, worker] = paths('d');
    writeFileSync(lock, record(600_000));
    writeFileSync(worker, record(5000));
    assert.equal((await takeLock(lock, worker, ownRecord())).ok, false);
    writeFileSync(worker, record(600_000));
    assert.ok((await takeLock(lock, worker, ownRecord())).ok);
  });
});
