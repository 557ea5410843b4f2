import assert from 'node:assert/strict';
import { locateJson, type JsonPath } from '../../src/formats';

const text = '{"a": [1, "x]", {"b\\"": true, "c": -1.5e3}], "d": {"e": {}}, "f": null }';

describe('finding a value in JSON', () => {
  const cases: readonly (readonly [path: JsonPath, found: string])[] = [
    [[], text],
    [['a', 0], '1'],
    [['a', 1], '"x]"'],
    [['a', 2, 'b"'], 'true'],
    [['a', 2, 'c'], '-1.5e3'],
    [['d', 'e'], '{}'],
    [['f'], 'null'],
    [['a', 2, 'missing'], '{"b\\"": true, "c": -1.5e3}'],
    [['a', 9], '[1, "x]", {"b\\"": true, "c": -1.5e3}]'],
    [['f', 'deeper'], 'null'],
  ];
  for (const [path, found] of cases) {
    it(path.length === 0 ? 'gives the whole' : `gives ${path.join(' > ')}`, () => {
      const { start, end } = locateJson(text, path);
      assert.equal(text.slice(start, end), found);
    });
  }
});
