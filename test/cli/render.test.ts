import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '../../src/cli';
import { makeWorkspace } from '../run/a-workspace';
import { temporaryFolder } from '../run/temporary';
import { aTerminal } from './a-terminal';

const program = { version: '0', workerPath: '/nowhere', execArgv: [] };

describe('render', () => {
  const folder = temporaryFolder();
  const file = 'tasks/mood.task.flan.yaml';
  let rows: { text: string; label: number }[];
  before(async () => {
    await makeWorkspace(folder);
    const lines = readFileSync(join(folder, 'data', 'mood.train.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    rows = lines.map((line) => JSON.parse(line) as { text: string; label: number });
  });

  async function render(...args: string[]): Promise<{ status: number; printed: string; complained: string }> {
    const terminal = aTerminal(folder);
    const status = await cli(['render', file, ...args], terminal, program);
    return { status, printed: terminal.printed(), complained: terminal.complained() };
  }

  it('prints prompt, target and choices exactly', async () => {
    const { status, printed } = await render();
    assert.equal(status, 0);
    const { text, label } = rows[0]!;
    const choices = label === 0 ? '[yes] · no' : 'yes · [no]';
    assert.equal(
      printed,
      `mood / plain (train, row 0)
── prompt ──
${text}
OPTIONS:
- yes
- no
── target ──
${label === 0 ? 'yes' : 'no'}
── choices ──
${choices}

`,
    );
  });

  it('takes the template and the row that were asked for', async () => {
    const { printed } = await render('--template', 'asks', '--row', '7', '--format', 'json');
    const example = JSON.parse(printed) as Record<string, unknown>;
    assert.equal(example['input'], `is this good? ${rows[7]!.text}`);
    assert.equal(example['row'], 7);
    assert.equal(example['gold'], rows[7]!.label);
  });

  it('renders every template on request', async () => {
    const { printed } = await render('--template', 'all', '--format', 'json');
    assert.equal(printed.trimEnd().split('\n').length, 2);
  });

  it('says which templates there are', async () => {
    const { status, complained } = await render('--template', 'askz');
    assert.equal(status, 1);
    assert.match(complained, /askz[^]*plain, asks/);
  });

  it('says how far the rows go', async () => {
    const { status, complained } = await render('--row', '40');
    assert.equal(status, 1);
    assert.match(complained, /its last is 39/);
  });

  it('says which splits there are', async () => {
    const { status, complained } = await render('--split', 'dve');
    assert.equal(status, 1);
    assert.match(complained, /\.task\.flan\.yaml[^]*dve[^]*train/);
  });
});
