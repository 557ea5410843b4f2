import assert from 'node:assert/strict';
import { columnsOf, type Row } from '../../src/data';
import { parseJson, PyDict, pyRepr } from '../../src/value';

function rows(...lines: string[]): Row[] {
  return lines.map((line) => {
    const parsed = parseJson(line);
    assert.ok(parsed.ok && parsed.value instanceof PyDict);
    return parsed.value;
  });
}

describe('columnsOf', () => {
  it('tells types, empty shares and the first distinct examples', () => {
    const columns = columnsOf(
      rows('{"a": 1, "b": "x"}', '{"a": 1.0, "b": ""}', '{"a": null, "b": "x"}', '{"a": 2, "b": "y", "c": []}'),
    );
    assert.deepEqual(
      columns.map(({ name, type, emptyShare, examples }) => [name, type, emptyShare, examples.map(pyRepr)]),
      [
        ['a', 'float | int', 0.25, ['1', '1.0', '2']],
        ['b', 'str', 0.25, ["'x'", "'y'"]],
        ['c', 'list', 1, []],
      ],
    );
  });

  it('knows nothing without rows', () => {
    assert.deepEqual(columnsOf([]), []);
  });
});
