import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '../../src/cli';
import { temporaryFolder } from '../run/temporary';
import { aTerminal, type FakeTerminal } from './a-terminal';

const program = { version: '0', workerPath: '/nowhere', execArgv: [] };

describe('import', () => {
  const root = temporaryFolder();
  before(() => {
    mkdirSync(join(root, 'theirs/buoys'), { recursive: true });
    const jinja = `'{{ a }} ||| b'`;
    writeFileSync(
      join(root, 'theirs/buoys/templates.yaml'),
      `dataset: buoys\ntemplates:\n  a: !Template\n    id: a\n    jinja: ${jinja}\n    name: one\n`,
    );
    writeFileSync(join(root, 'theirs/templates.py'), 'PATTERNS = {"ships": [("{a}", "{b}")]}\n');
    writeFileSync(join(root, 'theirs/settings.json'), '{"a": 1}');
    writeFileSync(join(root, 'broken.yaml'), 'dataset: x\ntemplates:\n  a: !Template\n    jinja: 3\n    name: b\n');
  });

  async function run(...args: string[]): Promise<[number, FakeTerminal]> {
    const terminal = aTerminal(root);
    return [await cli(['import', ...args], terminal, program), terminal];
  }

  it('writes what it finds in a folder, and reports it', async () => {
    const [status, terminal] = await run('theirs', '--out', 'ours');
    assert.equal(status, 0, terminal.complained());
    assert.deepEqual(readdirSync(join(root, 'ours')), ['buoys.task.flan.yaml', 'ships.task.flan.yaml']);
    assert.match(terminal.printed(), /theirs\/buoys\/templates\.yaml:1:1 1 template → ours\/buoys\.task\.flan\.yaml/);
    assert.match(terminal.printed(), /\n2 task files written, 3 places need a person\.\n$/);
  });

  it('writes nothing with --dry-run', async () => {
    const [status, terminal] = await run('theirs/templates.py', '--out', 'dry', '--dry-run');
    assert.equal(status, 0);
    assert.match(terminal.printed(), /1 task file would be written/);
    assert.equal(existsSync(join(root, 'dry')), false);
  });

  it('leaves a file that was changed since, unless told to overwrite it', async () => {
    const file = join(root, 'kept/ships.task.flan.yaml');
    await run('theirs/*.py', '--out', 'kept');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, 'mine');
    const [status, terminal] = await run('theirs/*.py', '--out', 'kept');
    assert.equal(status, 1);
    assert.match(terminal.printed(), /kept\/ships\.task\.flan\.yaml is there already/);
    assert.equal(readFileSync(file, 'utf8'), 'mine');
    assert.equal((await run('theirs/*.py', '--out', 'kept', '--force'))[0], 0);
    assert.equal(readFileSync(file, 'utf8'), text);
  });

  it('prints JSON for programs', async () => {
    const [status, terminal] = await run('theirs', '--out', 'json', '--format', 'json');
    assert.equal(status, 0);
    const report = JSON.parse(terminal.printed()) as Record<string, readonly Record<string, unknown>[]>;
    assert.deepEqual(report['written'], [join('json', 'buoys.task.flan.yaml'), join('json', 'ships.task.flan.yaml')]);
    assert.deepEqual(Object.keys(report['person']![0]!), ['file', 'line', 'column', 'what', 'why', 'remedy']);
  });

  it('ends with 1 where a file is wrong, with line and column', async () => {
    const [status, terminal] = await run('broken.yaml', '--out', 'none');
    assert.equal(status, 1);
    assert.match(terminal.printed(), /broken\.yaml:4:12 .*"jinja" must be text, found int/);
  });

  it('says why nothing of a path can be imported', async () => {
    mkdirSync(join(root, 'hollow'));
    writeFileSync(join(root, 'hollow.yaml'), '');
    writeFileSync(join(root, 'mine.task.flan.yaml'), 'flan: task/1\n');
    for (const [name, message] of [
      ['gone.yaml', /There is no such file\.\n {2}To do: .*\n {4}gone\.yaml:1:1 /],
      ['gone.jsonl', /There is no such file/],
      ['gone/*.yaml', /There is no such file\.\n.*a glob has to match/],
      ['hollow', /The folder holds no file/],
      ['hollow.yaml', /The file is empty/],
      ['mine.task.flan.yaml', /task or recipe file already/],
      ['theirs/settings.json', /no format that is known\.\n.*PromptSource/],
    ] as const) {
      const [status, terminal] = await run(name);
      assert.equal(status, 1);
      assert.match(terminal.printed(), message);
      assert.match(terminal.printed(), /\n0 task files written, 1 failed\.\n$/);
    }
  });

  it('ends with 2 on a command line that makes no sense', async () => {
    for (const [args, message] of [
      [[], /at least one file/],
      [['theirs', '--from', 'latin'], /knows no "latin"; there are: promptsource, flan/],
      [['theirs', '--format', 'xml'], /not "xml"/],
    ] as const) {
      const [status, terminal] = await run(...args);
      assert.equal(status, 2);
      assert.match(terminal.complained(), message);
    }
  });
});
