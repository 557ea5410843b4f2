import assert from 'node:assert/strict';
import { resolveWord } from '../../../src/formats/pyyaml/resolve-word';
import { PyFloat, type Value } from '../../../src/value';

const cases: readonly (readonly [word: string, value: Value])[] = [
  ['yes', true],
  ['OFF', false],
  ['yEs', 'yEs'],
  ['', null],
  ['~', null],
  ['-12', -12],
  ['+0b101', 5],
  ['-017', -15],
  ['08', '08'],
  ['0x_f', 15],
  ['9_9', 99],
  ['-1:30', -90],
  ['1:30.5', new PyFloat(90.5)],
  ['1.', new PyFloat(1)],
  ['1e5', '1e5'],
  ['1.5e+2', new PyFloat(150)],
  ['-.inf', new PyFloat(-Infinity)],
  ['1.2.3', '1.2.3'],
];

describe('plain words as PyYAML reads them', () => {
  for (const [word, value] of cases) {
    it(`reads ${JSON.stringify(word)}`, () => {
      assert.deepEqual(resolveWord(word), value);
    });
  }
});
