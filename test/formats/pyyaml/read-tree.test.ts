import assert from 'node:assert/strict';
import { PyFloat } from '../../../src/value';
import type { YamlNode } from '../../../src/formats/pyyaml/node';
import { readYamlTree } from '../../../src/formats/pyyaml/read-tree';

/** Plain values, for comparison. */
function plain(node: YamlNode | undefined): unknown {
  switch (node?.kind) {
    case undefined:
      return undefined;
    case 'scalar':
      return node.value;
    case 'function':
      return `!${node.name}`;
    case 'list':
      return node.items.map(plain);
    case 'map':
      return Object.fromEntries([...node.entries].map(([key, value]) => [key, plain(value)]));
  }
}

function read(text: string): unknown {
  const { root, faults } = readYamlTree(text, 'a.yaml');
  assert.deepEqual(faults, []);
  return plain(root);
}

describe('reading YAML as PyYAML does', () => {
  it('types plain words by YAML 1.1, and quoted words never', () => {
    assert.deepEqual(read('a: [yes, Off, y, "no", ~, 017, 0x1F, 1:30, 1_000, 0o17]\n'), {
      a: [true, false, 'y', 'no', null, 15, 31, 90, 1000, '0o17'],
    });
    assert.deepEqual(read('a: [1.0, 1e-5, 1.0e-5, .5, 02:00]\n'), {
      a: [new PyFloat(1), '1e-5', new PyFloat(1e-5), new PyFloat(0.5), '02:00'],
    });
  });

  it('keeps big integers whole', () => {
    assert.deepEqual(read('a: 12345678901234567890\n'), { a: 12345678901234567890n });
  });

  it('lets the last of two equal keys win', () => {
    assert.deepEqual(read('a: 1\nb: 2\na: 3\n'), { a: 3, b: 2 });
  });

  it('puts merged keys behind own ones, wherever they stand', () => {
    assert.deepEqual(read('base: &b {x: 1, y: 2}\none:\n  y: 3\n  <<: *b\n'), {
      base: { x: 1, y: 2 },
      one: { x: 1, y: 3 },
    });
  });

  it('follows quoted text whose later lines are not indented', () => {
    const text = 'a: "Read this:\n{{ text }}\nNow: \\"go\\""\nb: \'it\'\'s\nhere\'\nc:\n- d: "{\n  \\"x\\": 1\n  }"\n';
    assert.deepEqual(read(text), { a: 'Read this: {{ text }} Now: "go"', b: "it's here", c: [{ d: '{ "x": 1 }' }] });
  });

  it('tells places in the file as it is, not as it was mended', () => {
    const { root } = readYamlTree('a: "one\ntwo" \nb: yes\n', 'a.yaml');
    assert.equal(root?.kind, 'map');
    assert.deepEqual(root.entries.get('b')?.place, { file: 'a.yaml', line: 3, column: 4 });
  });

  it('adds no newline to a block that ends with the file', () => {
    assert.deepEqual(read('a: |\n  x'), { a: 'x' });
    assert.deepEqual(read('a: |\n  x\n'), { a: 'x\n' });
  });

  it('knows !function and the standard tags, and reports any other', () => {
    assert.deepEqual(read('a: !function utils.run\nb: !!null "null"\nc: !!str 1\nd: !!int "7"\n'), {
      a: '!utils.run',
      b: null,
      c: '1',
      d: 7,
    });
    const { faults } = readYamlTree('a: 1\nb: !Template {x: 1}\nc: !python/name:os.system x\n', 'a.yaml');
    assert.deepEqual(
      faults.map(({ message, place }) => [message, place.line]),
      [
        ['Unknown tag !Template', 2],
        ['Unknown tag !python/name:os.system', 3],
      ],
    );
  });

  it('reports what PyYAML rejects too', () => {
    const { faults } = readYamlTree('a: [1, 2\nb: 3\n', 'a.yaml');
    assert.ok(faults.length > 0);
  });

  it('reads an alias that is named often only once', () => {
    const levels = Array.from({ length: 30 }, (_, i) => `l${i + 1}: &l${i + 1} [*l${i}, *l${i}]`);
    const { root, faults } = readYamlTree(`l0: &l0 [x]\n${levels.join('\n')}\n`, 'a.yaml');
    assert.deepEqual(faults, []);
    assert.equal(root?.kind, 'map');
  });
});
