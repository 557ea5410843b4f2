import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { userLanguage } from '../../src/locale';

const root = join(__dirname, '../..');

describe('the language of programs', () => {
  const cases: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
    [{}, 'en'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh-cn'],
    [{ LANG: 'zh_CN' }, 'zh-cn'],
    [{ LANG: 'zh_SG.UTF-8' }, 'zh-cn'],
    [{ LANG: 'zh_TW.UTF-8' }, 'en'],
    [{ LANG: 'de_DE.UTF-8@euro' }, 'en'],
    [{ LC_MESSAGES: 'zh_CN', LANG: 'en_US.UTF-8' }, 'zh-cn'],
    [{ LC_ALL: 'C', LC_MESSAGES: 'zh_CN', LANG: 'zh_CN' }, 'en'],
    [{ LC_ALL: '', LANG: 'zh_CN' }, 'zh-cn'],
    [{ FLAN_LANGUAGE: 'en', LC_ALL: 'zh_CN.UTF-8' }, 'en'],
    [{ FLAN_LANGUAGE: 'zh-cn', LC_ALL: 'C' }, 'zh-cn'],
    [{ FLAN_LANGUAGE: 'zh-Hans' }, 'zh-cn'],
  ];
  for (const [env, language] of cases) {
    it(`is ${language} for ${JSON.stringify(env)}`, () => assert.equal(userLanguage(env), language));
  }

  it('is that of all words of the command line, those of the usage too', function () {
    this.timeout(60_000);
    // As src/cli/main.ts does from dist/: the commands are there before the language is known.
    const program = `
      const { cli } = require('./src/cli');
      const { aTerminal } = require('./test/cli/a-terminal');
      const terminal = aTerminal('.');
      require('./src/locale').speak(process.env, '.');
      void cli(['check', '--help'], terminal, { version: '0', workerPath: '', execArgv: [] }).then(() =>
        process.stdout.write(terminal.printed()));`;
    const help = (env: Readonly<Record<string, string>>): string =>
      execFileSync(process.execPath, ['--import', 'tsx', '--eval', program], {
        cwd: root,
        env: { PATH: process.env['PATH'], ...env },
        encoding: 'utf8',
      });
    const [chinese, english] = [help({ LC_ALL: 'zh_CN.UTF-8' }), help({ LC_ALL: 'C' })];
    assert.match(chinese, /检查任务文件和配方文件/);
    assert.match(chinese, /--fix +先修正/);
    assert.doesNotMatch(chinese, /[a-z] [a-z]+ [a-z]+ [a-z]/, 'no sentence of it is English');
    assert.match(english, /Check task and recipe files/);
  });
});
