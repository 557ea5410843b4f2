import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '../../src/cli';
import { copyWorkspace, makeWorkspace } from '../run/a-workspace';
import { temporaryFolder } from '../run/temporary';
import { aTerminal } from './a-terminal';

const program = { version: '0', workerPath: '/nowhere', execArgv: [] };

describe('check', () => {
  const root = temporaryFolder();
  const sound = join(root, 'sound');
  const broken = join(root, 'broken');
  before(async () => {
    await makeWorkspace(sound);
    copyWorkspace(sound, broken);
    const path = join(broken, 'tasks', 'mood.task.flan.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('{{ text }}', '{{ txt }}'));
  });

  it('is content with a sound workspace', async () => {
    const terminal = aTerminal(sound);
    assert.equal(await cli(['check'], terminal, program), 0, terminal.printed());
    assert.match(terminal.printed(), /4 files: 0 errors/);
  });

  it('prints file, line, column, severity, code and message, and ends with 1 on an error', async () => {
    const terminal = aTerminal(broken);
    assert.equal(await cli(['check'], terminal, program), 1);
    assert.match(terminal.printed(), /^tasks\/mood\.task\.flan\.yaml:15:\d+ error [a-z-]+ .*txt.*text.*$/m);
    assert.doesNotMatch(terminal.printed(), /\u001b/);
  });

  it('colours for people only', async () => {
    const terminal = aTerminal(broken, true);
    await cli(['check'], terminal, program);
    assert.match(terminal.printed(), /\u001b\[31merror\u001b\[39m/);
  });

  it('prints JSON for programs, with places counted from 1', async () => {
    const terminal = aTerminal(broken);
    assert.equal(await cli(['check', 'tasks/mood*', '--format', 'json'], terminal, program), 1);
    const found = JSON.parse(terminal.printed()) as Record<string, unknown>[];
    const error = found.find(({ severity }) => severity === 'error');
    assert.equal(error?.['file'], join('tasks', 'mood.task.flan.yaml'));
    assert.equal(error?.['line'], 15);
    assert.equal(Number(error?.['endColumn']) - Number(error?.['column']), 'txt'.length);
  });

  it('checks only what was asked for', async () => {
    const terminal = aTerminal(broken);
    assert.equal(await cli(['check', 'tasks/held.task.flan.yaml'], terminal, program), 0, terminal.printed());
    assert.match(terminal.printed(), /1 file:/);
  });

  it('says so where nothing matches', async () => {
    const terminal = aTerminal(broken);
    assert.equal(await cli(['check', 'nothing/*'], terminal, program), 1);
    assert.match(terminal.complained(), /nothing/);
  });
});
