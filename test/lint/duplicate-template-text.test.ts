import assert from 'node:assert/strict';
import { fileOf, only, marks, type Linted } from './lint';

const lintFile = only('duplicate-template-text');

describe('duplicate-template-text', () => {
  const lint = (...inputs: string[]): Linted =>
    lintFile(fileOf('choices: [yes, no]', ...inputs.map((input, i) => `name: t${i}\ntarget: yes\ninput: ${input}`)));

  it('marks a text that differs in case and white space only', () => {
    const linted = lint('"Is it {{ a }}?"', '"Was it {{ a }}?"', '"is  it\\n{{ a }}?"');
    assert.deepEqual(marks(linted), ['duplicate-template-text|"is  it\\n{{ a }}?"']);
    assert.equal(linted.problems[0]?.message, 'This template says the same as "t0".');
  });

  it('leaves the same question with other choices alone', () => {
    assert.deepEqual(marks(lint('"Is it {{ a }}?"', '"Is it {{ a }}?"\nchoices: [yes, never]')), []);
  });
});
