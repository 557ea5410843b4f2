import assert from 'node:assert/strict';
import { cli, type Program } from '../../src/cli';
import { aTerminal } from '../cli/a-terminal';
import { fencesOf, pages } from './markdown';

const program: Program = { version: '0.0.0', workerPath: '/nowhere', execArgv: [] };

/** The `--help` of a command; undefined where there is no such command. */
async function helpOf(command: string): Promise<string | undefined> {
  const terminal = aTerminal('/');
  const status = await cli([command, '--help'], terminal, program);
  return status === 0 ? terminal.printed() : undefined;
}

/** The program's command lines in the shell blocks of a page, lines continued with `\` joined. */
function commandLines(text: string): readonly string[] {
  return text
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .flatMap((line) => /^(?:\$ )?(?:npx )?flan-workbench .*/.exec(line) ?? [])
    .map((line) => line.replace(/\s#.*$/, ''));
}

describe('commands in the documentation', () => {
  for (const page of pages()) {
    const fences = fencesOf(page).filter(({ language }) => /^(?:sh|bash|shell|console)$/.test(language));
    for (const fence of fences) {
      for (const line of commandLines(fence.text)) {
        it(`${page.path}:${fence.line} \`${line.trim()}\` is one that the program has`, async () => {
          const [, command = ''] = /flan-workbench\s+(\S+)/.exec(line) ?? [];
          if (command.startsWith('-')) return;
          const help = await helpOf(command);
          assert.ok(help, `there is no command ${command}`);
          for (const [option] of line.matchAll(/(?<=[\s[])--[a-z][a-z-]*/g)) {
            assert.ok(help.includes(option), `${command} has no ${option}`);
          }
        });
      }
    }
  }
});
