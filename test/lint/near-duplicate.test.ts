import assert from 'node:assert/strict';
import { fileOf, marks, only } from './lint';

const lintFile = only('near-duplicate');

describe('near-duplicate', () => {
  const found = (...inputs: string[]): string[] =>
    marks(lintFile(fileOf('', ...inputs.map((input, i) => `name: t${i}\ninput: "${input}"\ntarget: "{{ b }}"`))));
  const long = 'Read this text with care and tell me in your own words what it says: {{ a }}';

  it('marks the later of two that share nine tenths', () => {
    assert.deepEqual(found(long, long.replace('care', 'love')), [`near-duplicate|"${long.replace('care', 'love')}"`]);
  });

  it('leaves equal ones to another rule, and other ways to ask alone', () => {
    assert.deepEqual(found(long, long), []);
    assert.deepEqual(found(long, 'What does {{ a }} say?'), []);
  });

  it('takes other choices for another template', () => {
    const text = fileOf(
      '',
      `name: one\nchoices: ["a", "b"]\ninput: "${long}"\ntarget: "{{ b }}"`,
      `name: two\nchoices: ["a", "c"]\ninput: "${long}!"\ntarget: "{{ b }}"`,
    );
    assert.deepEqual(marks(lintFile(text)), []);
  });
});
