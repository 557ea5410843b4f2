import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  overviewRequest,
  overviewStale,
  splitsRequest,
  type SplitsModel,
  type WorkspaceOverview,
} from '../../src/language';
import { startSession, type Session } from './client';

const task = (name: string, input: string): string => `flan: task/1
task: ${name}
cluster: nli
data: {source: {jsonl: data.jsonl}}
templates:
  - name: only
    input: '${input}'
    target: '{{ b }}'
`;

describe('the overview of the server', () => {
  let session: Session;
  let stale = 0;
  before(async () => {
    session = await startSession({
      'one.task.flan.yaml': task('one', '{{ a }} and {{ nothing }}'),
      'two.task.flan.yaml': task('two', 'Say {{ a }}.'),
      'data.jsonl': '{"a": "x", "b": "y"}\n'.repeat(3),
    });
    session.client.onNotification(overviewStale, () => {
      stale++;
    });
  });
  after(() => session.close());

  const ask = (): Promise<WorkspaceOverview> => session.client.sendRequest(overviewRequest);
  const errorsOf = ({ clusters }: WorkspaceOverview): readonly (number | undefined)[] =>
    clusters.flatMap(({ tasks }) => tasks.map(({ problems }) => problems?.error));

  async function told(before: number): Promise<void> {
    for (let tries = 0; stale === before; tries++) {
      assert.ok(tries < 200, 'the client was not told');
      await sleep(25);
    }
  }

  it('checks nothing before somebody asks', async () => {
    const uri = await session.open('two.task.flan.yaml', task('two', 'Say {{ a }}.'));
    await session.change(uri, 2, task('two', 'Say {{ a }}!'));
    await sleep(500);
    assert.equal(stale, 0);
  });

  it('answers at once, then tells when the checks of files that are not open are done', async () => {
    const before = stale;
    assert.equal((await ask()).unchecked, 2);
    await told(before);
    const now = await ask();
    assert.equal(now.unchecked, 0);
    assert.deepEqual(errorsOf(now), [1, 0]);
  });

  it('is out of date after a pause in typing, once', async () => {
    const before = stale;
    const uri = session.uri('two.task.flan.yaml');
    for (let version = 3; version < 13; version++) {
      await session.change(uri, version, task('two', `Say {{ a }} ${'{'}{ n${String(version)} }}`));
      await sleep(20);
    }
    await told(before);
    await sleep(500);
    assert.equal(stale, before + 1);
    assert.deepEqual(errorsOf(await ask()), [1, 1]);
  });

  it('counts the rows of a split', async () => {
    const model: SplitsModel = await session.client.sendRequest(splitsRequest, {
      uri: session.uri('one.task.flan.yaml'),
    });
    assert.deepEqual(
      model.splits.map(({ name, rows, counting, files }) => [name, rows, counting, files]),
      [['train', 3, false, [session.uri('data.jsonl')]]],
    );
  });
});
