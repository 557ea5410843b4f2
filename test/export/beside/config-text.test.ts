import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { configText, scalar } from '../../../src/export/beside/config-text';

describe('scalar', () => {
  const values = [
    'plain',
    'a/b.c',
    'no',
    'Yes',
    '',
    ' x',
    'a: b',
    '# c',
    '1e5',
    '007',
    '"',
    'ü',
    3e-5,
    1e-8,
    1e21,
    0.1,
    5,
  ];
  for (const value of [...values, true, false]) {
    it(`reads back ${JSON.stringify(value)}`, () => {
      assert.deepEqual(parse(`x: ${scalar(value)}`, { version: '1.1' }), { x: value });
      assert.deepEqual(parse(`x: ${scalar(value)}`, { version: '1.2' }), { x: value });
    });
  }

  it('always writes a dot before an exponent, without which PyYAML reads text', () => {
    assert.equal(scalar(3e-7), '3.0e-7');
    assert.equal(scalar(1.5e-7), '1.5e-7');
  });
});

describe('configText', () => {
  it('puts comments behind keys, and blocks below them', () => {
    const text = configText([{ comment: 'one\ntwo' }, ['a', 1, 'why'], 'blank', ['b', { block: ['- c', '- d'] }]]);
    assert.equal(text, '# one\n# two\na: 1 # why\n\nb:\n  - c\n  - d\n');
  });
});
