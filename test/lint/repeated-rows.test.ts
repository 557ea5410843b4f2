import assert from 'node:assert/strict';
import { fileOf, marks, only, rowsOf } from './lint';

const lintFile = only('repeated-rows');

describe('repeated-rows', () => {
  const file = fileOf('', 'name: one\ninput: "Say: {{ q }}"\ntarget: "{{ a }}"');
  /** Rows of which every `period`th question is asked again. */
  const rows = (period: number) =>
    rowsOf(...Array.from({ length: 60 }, (_, i) => `{"id": ${i}, "q": "q${i % period}", "a": "a${i % period}"}`));

  it('counts rows that say what an earlier one says, whatever else is in them', () => {
    const linted = lintFile(file, rows(48));
    assert.deepEqual(marks(linted), ['repeated-rows|t']);
    assert.match(linted.problems[0]!.message, /^12 of 60 sample rows repeat/);
  });

  it('leaves single ones, and columns that templates tell apart, alone', () => {
    assert.deepEqual(marks(lintFile(file, rows(59))), []);
    assert.deepEqual(marks(lintFile(file.replace('Say:', '{{ id }}'), rows(48))), []);
  });
});
