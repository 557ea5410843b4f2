import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '../../src/cli';
import { makeWorkspace } from '../run/a-workspace';
import { temporaryFolder } from '../run/temporary';
import { aTerminal } from './a-terminal';

const program = {
  version: '0.0.0-test',
  workerPath: join(__dirname, '../../src/run/worker.ts'),
  execArgv: ['--import', 'tsx'],
};

describe('run and report', function () {
  this.timeout(60_000);
  const folder = temporaryFolder();

  it('runs a recipe, prints the table and writes the report; report does it again', async () => {
    await makeWorkspace(folder, { steps: 3 });
    const terminal = aTerminal(folder);
    const status = await cli(['run', 'tiny.recipe.flan.yaml', '--name', 'mine'], terminal, program);
    assert.equal(status, 0, terminal.printed() + terminal.complained());
    const [stamp] = readdirSync(join(folder, 'runs', 'mine'));
    const dir = join('runs', 'mine', stamp!);
    assert.match(terminal.printed(), /Fine-tuning/);
    assert.match(terminal.printed(), /On the held-out cluster nli, tuned/);
    assert.ok(terminal.printed().endsWith(`Report: ${join(dir, 'report.html')}\n`));
    assert.match(readFileSync(join(folder, dir, 'report.html'), 'utf8'), /<!doctype html>/);

    const again = aTerminal(folder);
    assert.equal(await cli(['report', dir, '--out', 'out/again.html'], again, program), 0);
    assert.ok(existsSync(join(folder, 'out', 'again.html')));
    const table = (text: string): string => text.slice(text.indexOf('held-out cluster  '), text.indexOf('Report:'));
    assert.equal(table(again.printed()), table(terminal.printed()));
  });

  it('cancels on Ctrl-C, ends with 130, and goes on from there on request', async () => {
    await makeWorkspace(folder, { steps: 1000, trainSeeds: [7] });
    const terminal = aTerminal(folder);
    const running = cli(['run', 'tiny.recipe.flan.yaml'], terminal, program);
    const timer = setInterval(() => {
      if (!terminal.printed().includes('Fine-tuning')) return;
      clearInterval(timer);
      terminal.interrupt();
    }, 20);
    assert.equal(await running, 130, terminal.complained());
    assert.match(terminal.printed(), /Cancelled/);
    const command = /To go on: flan-workbench (resume .+)/.exec(terminal.printed())?.[1]?.split(' ');
    assert.ok(command !== undefined, terminal.printed());

    const again = aTerminal(folder);
    assert.equal(await cli(command, again, program), 0, again.complained());
    assert.match(again.printed(), /Fine-tuning {2}step 1,000 of 1,000/);
    assert.match(again.printed(), /tuned [\d.]+% against base/);
    const once = aTerminal(folder);
    assert.equal(await cli(command, once, program), 1);
    assert.match(once.complained(), /cannot be resumed: it is finished/);
  });
});
