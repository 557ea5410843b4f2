import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '../../src/cli';
import { makeWorkspace } from '../run/a-workspace';
import { temporaryFolder } from '../run/temporary';
import { aTerminal } from './a-terminal';

const program = { version: '0', workerPath: '/nowhere', execArgv: [] };

describe('check --fix', () => {
  const root = temporaryFolder();
  const path = join(root, 'tasks', 'mood.task.flan.yaml');
  let sound: string;
  before(async () => {
    await makeWorkspace(root);
    sound = readFileSync(path, 'utf8');
  });

  it('writes what is certain, leaves what is a guess, and tells what it wrote', async () => {
    const broken = sound.replace('{{ text }}', '{text}').replace('cluster:', 'clustr:');
    writeFileSync(path, broken);
    const terminal = aTerminal(root);
    assert.equal(await cli(['check', '--fix'], terminal, program), 1);
    assert.equal(readFileSync(path, 'utf8'), sound.replace('cluster:', 'clustr:'));
    assert.match(terminal.complained(), /Fixed tasks\/mood\.task\.flan\.yaml/);
    assert.match(terminal.printed(), /unknown-key/);
    assert.doesNotMatch(terminal.printed(), /single-brace-field/);
  });

  it('keeps the byte order mark and the line ends of Windows', async () => {
    writeFileSync(path, `\uFEFF${sound.replace('{{ text }}', '{text}').replaceAll('\n', '\r\n')}`);
    await cli(['check', '--fix'], aTerminal(root), program);
    assert.equal(readFileSync(path, 'utf8'), `\uFEFF${sound.replaceAll('\n', '\r\n')}`);
  });

  it('does not touch sound files, nor those that the globs leave out', async () => {
    writeFileSync(path, sound.replace('{{ text }}', '{text}'));
    const { mtimeMs } = statSync(path);
    const terminal = aTerminal(root);
    await cli(['check', '--fix', 'tasks/held*'], terminal, program);
    assert.equal(terminal.complained(), '');
    assert.equal(statSync(path).mtimeMs, mtimeMs);
    assert.match(readFileSync(path, 'utf8'), /\{text\}/);
  });
});
