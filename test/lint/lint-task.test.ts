import assert from 'node:assert/strict';
import { lintTask, rules } from '../../src/lint';
import { loadTask } from '../../src/task';
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
});
