import assert from 'node:assert/strict';
import { fileOf, marks, only } from './lint';

const lintFile = only('choice-count');

describe('choice-count', () => {
  const found = (head: string, ...choices: string[]): string[] =>
    marks(
      lintFile(
        fileOf(
          head,
          ...choices.map(
            (list, i) => `name: t${i}\nchoices: ${list}\ninput: "{{ a }}"\ntarget: "{{ choices[label] }}"`,
          ),
        ),
      ),
    );

  it('marks a list of another length for the same label', () => {
    assert.deepEqual(found('', '["a", "b"]', '["c", "d", "e"]'), ['choice-count|["c", "d", "e"]']);
  });

  it('leaves lists of one length, and those that something else indexes, alone', () => {
    assert.deepEqual(found('', '["a", "b"]', '["c", "d"]'), []);
    const other = 'name: two\nchoices: ["a"]\ninput: "{{ a }}"\ntarget: "{{ choices[0 if label < 2 else 1] }}"';
    const usual = 'name: one\nchoices: ["a", "b"]\ninput: "{{ a }}"\ntarget: "{{ choices[label] }}"';
    assert.deepEqual(marks(lintFile(fileOf('', usual, other))), []);
  });

  it('sees the answer that templates share', () => {
    const templates = ['["a", "b"]', '["c"]'].map(
      (list, i) => `name: t${i}\nchoices: ${list}\ninput: "{{ a }}"\ntarget: "{{ answer }}"`,
    );
    assert.deepEqual(marks(lintFile(fileOf('answer: "{{ choices[label] }}"', ...templates))), ['choice-count|["c"]']);
  });
});
