import assert from 'node:assert/strict';
import { fileOf, marks, only, rowsOf } from './lint';

const lintFile = only('one-target');

describe('one-target', () => {
  const rows = (answer: (i: number) => string) =>
    rowsOf(...Array.from({ length: 20 }, (_, i) => `{"a": ${i}, "b": "${answer(i)}"}`));
  const file = fileOf('', 'name: one\ninput: "{{ a }}"\ntarget: "{{ b }}"');

  it('marks a target that is the same on nearly all rows', () => {
    assert.deepEqual(
      marks(
        lintFile(
          file,
          rows(() => 'x'),
        ),
      ),
      ['one-target|"{{ b }}"'],
    );
    assert.equal(
      lintFile(
        file,
        rows((i) => (i === 0 ? 'y' : 'x')),
      ).problems.length,
      1,
    );
  });

  it('leaves targets that vary, that are written out, and few rows, alone', () => {
    assert.deepEqual(
      marks(
        lintFile(
          file,
          rows((i) => (i < 2 ? 'y' : 'x')),
        ),
      ),
      [],
    );
    assert.deepEqual(marks(lintFile(file, rows(() => 'x').slice(1))), []);
    assert.deepEqual(
      marks(
        lintFile(
          file.replace('"{{ b }}"', 'x'),
          rows(() => 'x'),
        ),
      ),
      [],
    );
  });
});
