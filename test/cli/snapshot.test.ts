import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '../../src/cli';
import { copyWorkspace, makeWorkspace } from '../run/a-workspace';
import { temporaryFolder } from '../run/temporary';
import { aTerminal } from './a-terminal';

const program = { version: '0', workerPath: '/nowhere', execArgv: [] };

describe('snapshot', () => {
  const root = temporaryFolder();
  const fresh = join(root, 'fresh');
  before(() => makeWorkspace(fresh));

  /** A copy of the workspace, with `mood` pinned. */
  async function workspace(name: string): Promise<{
    readonly run: (...args: string[]) => Promise<{ status: number; out: string; error: string }>;
    readonly task: string;
    readonly snapshot: string;
    readonly edit: (from: string, to: string) => void;
  }> {
    const folder = join(root, name);
    copyWorkspace(fresh, folder);
    const task = join(folder, 'tasks/mood.task.flan.yaml');
    const run = async (...args: string[]) => {
      const terminal = aTerminal(folder);
      const status = await cli(args, terminal, program);
      return { status, out: terminal.printed(), error: terminal.complained() };
    };
    assert.equal((await run('snapshot', 'tasks/mood.task.flan.yaml')).status, 0);
    const edit = (from: string, to: string): void => {
      const text = readFileSync(task, 'utf8');
      assert.ok(text.includes(from));
      writeFileSync(task, text.replace(from, to));
    };
    return { run, task, snapshot: join(folder, 'tasks/mood.snap.yaml'), edit };
  }

  it('pins the first rows of a named task, and is content with what it wrote', async () => {
    const { run, snapshot } = await workspace('pins');
    const text = readFileSync(snapshot, 'utf8');
    assert.equal(text.match(/- row: /g)?.length, 6);
    assert.deepEqual(await run('snapshot', '--check'), {
      status: 0,
      out: 'tasks/mood.snap.yaml: 6 renders as pinned, 0 new, 0 changed, 0 removed\n',
      error: '',
    });
    assert.equal((await run('check')).status, 0);
    assert.equal((await run('snapshot')).status, 0);
    assert.equal(readFileSync(snapshot, 'utf8'), text);
  });

  it('names no task by itself, and says so', async () => {
    const terminal = aTerminal(fresh);
    assert.equal(await cli(['snapshot'], terminal, program), 1);
    assert.match(terminal.complained(), /has a snapshot yet\. Name the task files to pin\./);
  });

  it('has check say what changed, at the line of the snapshot', async () => {
    const { run, snapshot, edit } = await workspace('changed');
    edit('is this good?', 'is it good?');
    const { status, out } = await run('check', 'tasks/mood.task.flan.yaml');
    assert.equal(status, 1);
    const [place, line, rest] =
      /^(tasks\/mood\.snap\.yaml):(\d+):\d+ error snapshot-changed (.*)$/m.exec(out)?.slice(1) ?? [];
    assert.ok(place, out);
    assert.match(rest ?? '', /^The prompt of "asks" for row train\/0 is not as pinned: line 1 is "is it good\? /);
    assert.match(readFileSync(snapshot, 'utf8').split('\n')[Number(line) - 1] ?? '', /is this good\?/);
  });

  it('checks without writing, then updates', async () => {
    const { run, snapshot, edit } = await workspace('updates');
    edit('is this good?', 'is it good?');
    const before = readFileSync(snapshot, 'utf8');
    assert.deepEqual((await run('snapshot', '--check')).status, 1);
    assert.equal(readFileSync(snapshot, 'utf8'), before);
    assert.match((await run('snapshot')).out, /3 renders as pinned, 0 new, 3 changed/);
    assert.equal(readFileSync(snapshot, 'utf8'), before.replaceAll('is this good?', 'is it good?'));
    assert.equal((await run('check')).status, 0);
  });

  it('pins as many rows and such templates as it is told', async () => {
    const { run, snapshot } = await workspace('chosen');
    await run('snapshot', '--rows', '2');
    assert.equal(readFileSync(snapshot, 'utf8').match(/- row: /g)?.length, 4);
    await run('snapshot', '--rows', '4', '--templates', 'pl*');
    assert.equal(readFileSync(snapshot, 'utf8').match(/- row: /g)?.length, 6);
    assert.equal((await run('snapshot', '--rows', '0')).status, 2);
    assert.match((await run('snapshot', 'tasks/kin*', '--templates', 'none')).error, /No template of this task/);
    assert.ok(!existsSync(snapshot.replace('mood', 'kin')));
  });

  it('touches no snapshot that has a fault, and says where', async () => {
    const { run, snapshot } = await workspace('faulty');
    const text = readFileSync(snapshot, 'utf8').replace('target:', 'traget:');
    writeFileSync(snapshot, text);
    const { status, error } = await run('snapshot');
    assert.equal(status, 1);
    assert.match(error, /^tasks\/mood\.snap\.yaml:\d+:\d+ error not-pinned /);
    assert.equal(readFileSync(snapshot, 'utf8'), text);
  });

  it('keeps what was pinned of a template that fails now, and ends with 1', async () => {
    const { run, snapshot, edit } = await workspace('failing');
    const text = readFileSync(snapshot, 'utf8');
    edit('is this good? {{ text }}', '{{ text / 2 }}');
    const { status, error } = await run('snapshot');
    assert.equal(status, 1);
    assert.match(error, /Row train\/0 of template "asks" does not render: /);
    assert.equal(readFileSync(snapshot, 'utf8'), text);
    assert.match(
      (await run('check')).out,
      /mood\.snap\.yaml:\d+:\d+ error snapshot-failed Template "asks" no longer renders/,
    );
  });
});
