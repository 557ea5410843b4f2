import assert from 'node:assert/strict';
import { fileOf, marks, only } from './lint';

const lintFile = only('choice-order');

describe('choice-order', () => {
  const found = (...choices: string[]): string[] =>
    marks(
      lintFile(
        fileOf(
          '',
          ...choices.map(
            (list, i) => `name: t${i}\nchoices: ${list}\ninput: "{{ a }}"\ntarget: "{{ choices[label] }}"`,
          ),
        ),
      ),
    );

  it('marks the first label that means something else', () => {
    assert.deepEqual(found('["red", "blue"]', '["Blue", "Red"]'), ['choice-order|"Blue"']);
    assert.deepEqual(found('["Yes", "No", "Maybe"]', '["True", "Neither", "False"]'), ['choice-order|"Neither"']);
  });

  it('leaves other words for the same labels alone', () => {
    assert.deepEqual(found('["yes", "no"]', '["True", "False"]', '["good", "bad"]'), []);
  });
});
