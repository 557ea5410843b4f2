import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dumpYaml } from '../../../src/formats/pyyaml/dump';
import { readTaggedYaml } from '../../../src/formats/pyyaml/read-tagged';
import { PyDict, parseJson, pyStr, toJson, type Value } from '../../../src/value';

describe('YAML as PyYAML writes it', () => {
  const parsed = parseJson(readFileSync(join(__dirname, '../fixtures/pyyaml-dumps.json'), 'utf8'));
  assert.ok(parsed.ok);
  const cases = (parsed.value as PyDict[]).map((record) => ({
    value: record.get('value') as PyDict,
    yaml: record.get('yaml') as string,
  }));
  const asMap = (dict: PyDict): Map<string, Value> =>
    new Map([...dict.entries()].map(([key, value]) => [pyStr(key), value]));

  it('is PyYAML’s own output, byte for byte', () => {
    assert.ok(cases.length >= 250);
    for (const { value, yaml } of cases) assert.equal(dumpYaml(asMap(value)), yaml);
  });

  it('is read back as the same value', () => {
    for (const { value, yaml } of cases) {
      const { root, problems } = readTaggedYaml(yaml);
      assert.deepEqual(problems, []);
      assert.equal(sorted(root!.value), sorted(value));
    }
  });
});

/** JSON with the keys in PyYAML's order, so that the two can be compared. */
function sorted(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`;
  if (!(value instanceof PyDict)) return toJson(value);
  const entries = [...value.entries()].map(([key, item]) => `${toJson(pyStr(key))}:${sorted(item)}`);
  return `{${entries.sort().join()}}`;
}
