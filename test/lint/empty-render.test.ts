import assert from 'node:assert/strict';
import { fileOf, only, marks, rowsOf, type Linted } from './lint';

const lintFile = only('empty-render');

const rows = rowsOf('{"a": 1, "b": ""}', '{"a": 2, "b": ""}');

describe('empty-render', () => {
  const lint = (template: string): Linted => lintFile(fileOf('', `name: one\n${template}`), rows);

  it('warns where every row is blank', () => {
    const input = lint('input: "{% if a > 5 %}{{ a }}{% endif %}"\ntarget: x');
    assert.deepEqual(
      input.problems.map(({ code, severity, message }) => [code, severity, message]),
      [['empty-render', 'warning', 'All 2 sample rows render an empty prompt.']],
    );
    const target = lint('input: "{{ a }}"\ntarget: "{{ b }}"');
    assert.deepEqual(marks(target), ['empty-render|"{{ b }}"']);
  });

  it('notes where some rows are', () => {
    const [problem] = lint('input: "{% if a > 1 %}{{ a }}{% endif %}"\ntarget: x').problems;
    assert.deepEqual(
      [problem?.severity, problem?.message],
      ['info', '1 of 2 sample rows render an empty prompt and are skipped.'],
    );
  });

  it('reports a render that fails, where it fails, once', () => {
    const linted = lint('input: "x {{ a }} {{ a / 0 }}"\ntarget: x');
    assert.equal(linted.problems.length, 1);
    assert.equal(linted.problems[0]?.message, 'Fails on 2 of 2 sample rows: ZeroDivisionError: division by zero');
    assert.match(marks(linted)[0]!, /a \/ 0/);
  });
});
