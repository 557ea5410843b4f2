import assert from 'node:assert/strict';
import { fileOf, only, marks } from './lint';

const lintFile = only('jinja-syntax');

describe('jinja-syntax', () => {
  const found = (input: string): string[] => marks(lintFile(fileOf('', `name: one\ninput: ${input}\ntarget: x`)));

  it('marks closers that close nothing', () => {
    assert.deepEqual(found("'{ premise }} here {{ a }}'"), ['jinja-syntax|}}']);
    assert.deepEqual(found("'if a %} here {{ a }}'"), ['jinja-syntax|%}']);
  });

  it('leaves balanced braces alone', () => {
    assert.deepEqual(found(`'{"a": {"b": {}}} {{ a }} \\frac{1}{x}'`), []);
  });

  it('leaves raw text alone', () => {
    assert.deepEqual(found("'{% raw %} }} %} {% endraw %}{{ a }}'"), []);
  });

  it('says what may be missing', () => {
    const [problem] = lintFile(fileOf('', "name: one\ninput: 'x } }} y'\ntarget: x")).problems;
    assert.equal(problem?.message, '"}}" closes nothing and is printed as it is. Is "{{" missing?');
  });
});
