import assert from 'node:assert/strict';
import { lintTask, rules, type LintCode } from '../../src/lint';
import { loadTask } from '../../src/task';
import type { Severity } from '../../src/text';
import { fileOf } from './lint';

describe('lintTask', () => {
  it('has one rule per code', () => {
    const codes = rules.map(({ code }) => code);
    assert.equal(new Set(codes).size, codes.length);
  });

  it('does not repeat what loading reported', () => {
    const { task, problems } = loadTask(fileOf('', 'name: one\ninput: "{{ a + }}"\ntarget: x'), '/t');
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['jinja-syntax'],
    );
    assert.deepEqual(lintTask(task!), []);
  });

  it('gives problems in file order, with code and severity', () => {
    const { task } = loadTask(
      fileOf('', 'name: one\ninput: "{{ a }} } }} "\ntarget: x', 'name: one\ninput: "y {{ a }}"\ntarget: x'),
      '/t',
    );
    assert.deepEqual(
      lintTask(task!).map(({ code, severity }) => [code, severity]),
      [
        ['jinja-syntax', 'warning'],
        ['trailing-whitespace-before-target', 'warning'],
        ['duplicate-template-name', 'error'],
      ],
    );
  });

  it('grades as it is told, silences rules and wakes those that are off', () => {
    const { task } = loadTask(fileOf('', 'name: "one "\ninput: "y {{ a }} "\ntarget: x'), '/t');
    const codesOf = (severities?: ReadonlyMap<LintCode, Severity | 'off'>) =>
      lintTask(task!, severities ? { severities } : {}).map(({ code, severity }) => `${code} ${severity}`);
    const usual = ['padded-name hint', 'trailing-whitespace-before-target warning'];
    assert.deepEqual(codesOf(), usual);
    assert.deepEqual(
      codesOf(
        new Map([
          ['few-templates', 'error'],
          ['padded-name', 'off'],
          ['trailing-whitespace-before-target', 'info'],
        ]),
      ),
      ['few-templates error', 'trailing-whitespace-before-target info'],
    );
  });
});
