import assert from 'node:assert/strict';
import { fileOf, marks, only } from './lint';

const lintFile = only('ambiguous-choice');

describe('ambiguous-choice', () => {
  const three =
    'name: three\nchoices: ["yes", "no", "maybe"]\ninput: "Is it so? {{ a }}"\ntarget: "{{ choices[b] }}"\nscoring: rank';
  const two = 'name: two\nchoices: ["No", "Yes"]\ninput: "Is it? {{ a }}"\ntarget: "{{ choices[b] }}"\nscoring: rank';

  it('marks the list that lacks an answer of another', () => {
    const linted = lintFile(fileOf('', three, two));
    assert.deepEqual(marks(linted), ['ambiguous-choice|["No", "Yes"]']);
    assert.match(linted.problems[0]!.message, /all of these choices and "maybe"/);
  });

  it('leaves other words, rows left out on purpose, and what is not ranked alone', () => {
    assert.deepEqual(marks(lintFile(fileOf('', three, two.replace('"No"', '"Nope"')))), []);
    const guarded =
      'name: two\nchoices: ["No", "Yes"]\njinja: "{% if c %}Is it? {{ a }} ||| {{ choices[b] }}{% endif %}"\nscoring: rank';
    assert.deepEqual(marks(lintFile(fileOf('', three, guarded))), []);
    assert.deepEqual(marks(lintFile(fileOf('', three, two.replace('rank', 'generate')))), []);
  });
});
