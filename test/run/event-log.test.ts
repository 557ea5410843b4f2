import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventLog } from '../../src/run/event-log';
import { readJsonLines } from '../../src/run/json-lines';
import { temporaryFolder } from './temporary';

describe('EventLog', () => {
  const folder = temporaryFolder();
  const now = (): Date => new Date('2026-01-31T09:30:00Z');

  it('numbers events and stamps them with the time', async () => {
    const path = join(folder, 'a.jsonl');
    const log = new EventLog(path, now);
    log.append({ kind: 'phase', phase: 'load-tasks' });
    log.append({ kind: 'finished', seconds: 2 });
    assert.deepEqual(await readJsonLines(path), [
      { seq: 0, time: '2026-01-31T09:30:00.000Z', kind: 'phase', phase: 'load-tasks' },
      { seq: 1, time: '2026-01-31T09:30:00.000Z', kind: 'finished', seconds: 2 },
    ]);
  });

  it('goes on after a crash: the torn line stays alone and the numbers continue', async () => {
    const path = join(folder, 'b.jsonl');
    new EventLog(path, now).append({ kind: 'phase', phase: 'train' });
    appendFileSync(path, '{"seq":1,"ti');
    new EventLog(path, now).append({ kind: 'finished', seconds: 2 });
    const events = (await readJsonLines(path)) as { seq: number; kind: string }[];
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['phase', 'finished'],
    );
    assert.ok(events[1]!.seq > events[0]!.seq);
  });
});
