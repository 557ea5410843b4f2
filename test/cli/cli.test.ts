import assert from 'node:assert/strict';
import { cli, type Program } from '../../src/cli';
import { aTerminal, type FakeTerminal } from './a-terminal';

const program: Program = { version: '1.2.3', workerPath: '/nowhere', execArgv: [] };

async function run(...args: string[]): Promise<[number, FakeTerminal]> {
  const terminal = aTerminal('/');
  return [await cli(args, terminal, program), terminal];
}

describe('cli', () => {
  it('prints its version', async () => {
    const [status, terminal] = await run('--version');
    assert.equal(status, 0);
    assert.equal(terminal.printed(), '1.2.3\n');
  });

  it('lists every command in its help, and the exit statuses', async () => {
    const [status, terminal] = await run('--help');
    assert.equal(status, 0);
    for (const name of ['check', 'render', 'run', 'report', 'Exit status']) {
      assert.ok(terminal.printed().includes(name), name);
    }
  });

  it('tells the options of a command', async () => {
    const [status, terminal] = await run('render', '--help');
    assert.equal(status, 0);
    assert.match(terminal.printed(), /--template NAME/);
  });

  it('ends with 2 on a command line that makes no sense, saying why', async () => {
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [[], /Usage/],
      [['chekc'], /no command "chekc"/],
      [['check', '--formt', 'json'], /--formt/],
      [['check', '--format', 'xml'], /not "xml"/],
      [['render'], /one task file/],
      [['render', 'a', '--row', '-1x'], /--row/],
      [['run'], /one recipe file/],
      [['report', 'a', 'b'], /one run directory/],
    ];
    for (const [args, message] of cases) {
      const [status, terminal] = await run(...args);
      assert.equal(status, 2, args.join(' '));
      assert.match(terminal.complained(), message);
      assert.equal(terminal.printed(), '');
    }
  });

  it('ends with 1 where there is no such file or run', async () => {
    for (const args of [
      ['render', 'none.task.flan.yaml'],
      ['run', 'none.recipe.flan.yaml'],
      ['report', 'none'],
    ]) {
      const [status, terminal] = await run(...args);
      assert.equal(status, 1);
      assert.match(terminal.complained(), /none/);
    }
  });
});
