import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '../../src/cli';
import { makeWorkspace } from '../run/a-workspace';
import { temporaryFolder } from '../run/temporary';
import { aTerminal } from './a-terminal';

const program = { version: '0', workerPath: '/nowhere', execArgv: [] };

describe('new', () => {
  const folder = temporaryFolder();
  before(() => makeWorkspace(folder));

  async function run(...args: string[]): Promise<{ status: number; printed: string; complained: string }> {
    const terminal = aTerminal(folder);
    const status = await cli(args, terminal, program);
    return { status, printed: terminal.printed(), complained: terminal.complained() };
  }

  it('begins a task that renders and has no problem', async () => {
    const made = await run('new', 'data/mood.train.jsonl', '--cluster', 'sentiment', '--name', 'begun');
    assert.equal(made.status, 0, made.complained);
    assert.match(made.printed, /^begun\.task\.flan\.yaml written/);
    assert.match(readFileSync(join(folder, 'begun.task.flan.yaml'), 'utf8'), /jsonl: "data\/mood\.\{split\}\.jsonl"/);
    const checked = await run('check', 'begun.task.flan.yaml');
    assert.equal(checked.status, 0, checked.printed);
    assert.equal((await run('render', 'begun.task.flan.yaml', '--template', 'all')).status, 0);
  });

  it('overwrites nothing unasked', async () => {
    writeFileSync(join(folder, 'mine.task.flan.yaml'), 'mine');
    const { status, complained } = await run('new', 'data/mood.train.jsonl', '--name', 'mine');
    assert.equal(status, 1);
    assert.match(complained, /mine\.task\.flan\.yaml is there already\. Give another name, or --force\./);
    assert.equal(readFileSync(join(folder, 'mine.task.flan.yaml'), 'utf8'), 'mine');
  });

  it('says that there is no such file', async () => {
    const { status, complained } = await run('new', 'data/moody.jsonl');
    assert.equal(status, 1);
    assert.match(complained, /There is no file .*moody\.jsonl/);
  });
});
