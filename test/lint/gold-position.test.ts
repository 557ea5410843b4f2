import assert from 'node:assert/strict';
import { fileOf, marks, only, rowsOf } from './lint';

const lintFile = only('gold-position');

describe('gold-position', () => {
  const file = fileOf('choices: "{{ o }}"', 'name: one\ninput: "{{ q }}"\ntarget: "{{ o[g] }}"');
  const rows = (gold: (i: number) => number) =>
    rowsOf(
      ...Array.from({ length: 12 }, (_, i) => `{"q": "q${i}", "o": ["a${i}", "b${i}", "c${i}"], "g": ${gold(i)}}`),
    );

  it('marks choices whose right one never moves', () => {
    const linted = lintFile(
      file,
      rows(() => 2),
    );
    assert.deepEqual(marks(linted), ['gold-position|"{{ o }}"']);
    assert.match(linted.problems[0]!.message, /is choice 3 on all 12 sample rows/);
  });

  it('leaves those that move, and few rows, alone', () => {
    assert.deepEqual(
      marks(
        lintFile(
          file,
          rows((i) => i % 3),
        ),
      ),
      [],
    );
    assert.deepEqual(marks(lintFile(file, rows(() => 2).slice(0, 9))), []);
  });
});
