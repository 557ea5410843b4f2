import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { YamlNode } from '../../../src/formats/pyyaml/node';
import { readYamlTree } from '../../../src/formats/pyyaml/read-tree';
import { printReadableYaml } from '../../../src/formats/pyyaml/print-readable';
import { PyDict, PyFloat, pyEquals, pyRepr, type Value } from '../../../src/value';

function valueOf(node: YamlNode): Value {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'function':
      return node.name;
    case 'list':
      return node.items.map(valueOf);
    case 'map':
      return PyDict.of([...node.entries].map(([key, value]) => [key, valueOf(value)]));
  }
}

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('yes', 'no', '1.5', ' ', '\n', ':', '#', '{{ x }}', '-', "'", '"', '\\n', '\u0085'))
    .map((p) => p.join('')),
  fc.constantFrom('yes', 'No', 'y', '017', '1:30', '~', 'null', '2020-01-01', '=', '<<', '- a', 'a: b', '', 'é', '😀'),
);
const { value: values } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    texts,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true }).map((number) => new PyFloat(number)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(texts, tie('value')), { maxLength: 4 }).map((entries) => PyDict.of(entries)),
  ),
}));

describe('writing YAML for PyYAML', () => {
  it('is read back as the same value, whatever it holds', () => {
    fc.assert(
      fc.property(values, (value) => {
        const wrapped = PyDict.of([['root', value]]);
        const text = printReadableYaml(wrapped);
        const { root, faults } = readYamlTree(text, 'a.yaml');
        assert.deepEqual(faults, [], text);
        assert.ok(root);
        const back = valueOf(root);
        assert.ok(pyEquals(back, wrapped) && pyRepr(back) === pyRepr(wrapped), `${text}\n${pyRepr(back)}`);
      }),
      { numRuns: 600, seed: 3 },
    );
  });

  it('quotes what either YAML would take for something else, and nothing else', () => {
    const value = PyDict.of([
      ['task', 'weather_nli'],
      ['doc_to_choice', ['yes', 'no', 'maybe']],
      ['alias', 'no'],
      ['test', 'n'],
      ['text', 'One\n\nTwo: {{ x }}'],
      ['weight', true],
    ]);
    const text = printReadableYaml(value);
    const expected = [
      'task: weather_nli',
      'doc_to_choice: ["yes", "no", "maybe"]',
      'alias: "no"',
      'test: "n"',
      'text: |-',
      '  One',
      '',
      '  Two: {{ x }}',
      'weight: true',
      '',
    ];
    assert.equal(text, expected.join('\n'));
    assert.deepEqual(parse(text), {
      task: 'weather_nli',
      doc_to_choice: ['yes', 'no', 'maybe'],
      alias: 'no',
      test: 'n',
      text: 'One\n\nTwo: {{ x }}',
      weight: true,
    });
  });
});
