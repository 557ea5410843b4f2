import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '../../src/cli';
import type { ExportEvent } from '../../src/export';
import { makeWorkspace } from '../run/a-workspace';
import { temporaryFolder } from '../run/temporary';
import { aTerminal, type FakeTerminal } from './a-terminal';

const program = { version: '0', workerPath: '/nowhere', execArgv: [], env: {} };

describe('export', function () {
  this.timeout(10_000);
  const folder = temporaryFolder();
  before(() => makeWorkspace(folder));

  async function run(...args: string[]): Promise<{ status: number; terminal: FakeTerminal }> {
    const terminal = aTerminal(folder);
    const status = await cli(['export', 'tiny.recipe.flan.yaml', ...args], terminal, program);
    return { status, terminal };
  }

  it('writes files and says what became of the rows', async () => {
    const { status, terminal } = await run('--to', 'prompt_completion,messages', '--out', 'a', '--rows', '10');
    assert.equal(status, 0, terminal.complained());
    assert.match(terminal.printed(), /^train: 10 rows$/m);
    assert.match(terminal.printed(), /^held_out: 24 rows$/m);
    assert.ok(terminal.printed().endsWith(`Manifest: ${join('a', 'export.json')}\n`));
    const lines = readFileSync(join(folder, 'a/messages/train.jsonl'), 'utf8').trimEnd().split('\n');
    assert.equal(lines.length, 10);
  });

  it('says the second time what was there already', async () => {
    await run('--to', 'alpaca', '--out', 'b');
    const { terminal } = await run('--to', 'alpaca', '--out', 'b');
    assert.match(terminal.printed(), /2 of them there already and the same/);
  });

  it('says once what holds for many templates, with their places below', async () => {
    const { status, terminal } = await run('--to', 'natural_instructions', '--out', 'notes');
    assert.equal(status, 0, terminal.complained());
    const lines = terminal.printed().split('\n');
    const said = lines.filter((line, at) => !line.startsWith('  ') && lines[at + 1]?.startsWith('  '));
    assert.ok(said.length > 0, terminal.printed());
    assert.deepEqual(said, [...new Set(said)]);
    assert.match(lines[lines.indexOf(said[0]!) + 1]!, /^ {2}\S+\.task\.flan\.yaml/);
  });

  it('tells programs of itself in lines of JSON', async () => {
    const { status, terminal } = await run('--to', 'alpaca', '--out', 'c', '--what', 'train', '--format', 'json');
    assert.equal(status, 0);
    const events = terminal
      .printed()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as ExportEvent);
    assert.ok(events.slice(0, -1).every(({ event }) => event === 'progress'));
    const last = events.at(-1)!;
    assert.ok(last.event === 'finished');
    assert.equal(last.manifest.parts.train?.written, 40);
    assert.equal(last.manifest.parts.held_out, undefined);
  });

  it('stops on Ctrl-C with 130 and leaves nothing half-written', async () => {
    const terminal = aTerminal(folder);
    const args = ['export', 'tiny.recipe.flan.yaml', '--to', 'alpaca', '--out', 'd', '--rows', '10000000'];
    const running = cli(args, terminal, program);
    const timer = setInterval(() => {
      if (!terminal.printed().includes('Writing')) return;
      clearInterval(timer);
      terminal.interrupt();
    }, 10);
    assert.equal(await running, 130);
    assert.match(terminal.complained(), /cancelled/);
    assert.equal(existsSync(join(folder, 'd/alpaca/train.jsonl')), false);
    assert.equal(existsSync(join(folder, 'd/export.json')), false);
  });

  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no format', ['--out', 'x'], /--to.*prompt_completion/],
    ['an unknown format', ['--to', 'csv', '--out', 'x'], /knows no "csv".*prompt_completion/],
    ['no folder', ['--to', 'alpaca'], /--out/],
    ['an unknown part', ['--to', 'alpaca', '--out', 'x', '--what', 'test'], /"test".*held_out/],
    ['an unknown container', ['--to', 'alpaca', '--out', 'x', '--container', 'arrow'], /"arrow".*parquet/],
    ['rows that are no number', ['--to', 'alpaca', '--out', 'x', '--rows', 'many'], /--rows/],
    ['an unknown output', ['--to', 'alpaca', '--out', 'x', '--format', 'xml'], /xml/],
    ['two recipes', ['other', '--to', 'alpaca', '--out', 'x'], /one recipe/],
  ];
  for (const [what, args, complaint] of wrong) {
    it(`refuses ${what}`, async () => {
      const { status, terminal } = await run(...args);
      assert.equal(status, 2);
      assert.match(terminal.complained(), complaint);
      assert.equal(existsSync(join(folder, 'x')), false);
    });
  }

  it('names the place of a fault in the recipe', async () => {
    const terminal = aTerminal(folder);
    const status = await cli(['export', 'none.recipe.flan.yaml', '--to', 'alpaca', '--out', 'x'], terminal, program);
    assert.equal(status, 1);
    assert.match(terminal.complained(), /none\.recipe\.flan\.yaml/);
  });
});
