import assert from 'node:assert/strict';
import fc from 'fast-check';
import { internKey } from '../../src/value';

describe('internKey', () => {
  it('gives the name back, whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => internKey(name) === name));
    for (const name of ['__proto__', 'constructor', '12', '', 'a'.repeat(1000)]) {
      assert.equal(internKey(name), name);
      assert.equal(internKey(`${name}`), name);
    }
  });

  it('goes on when more names come than it keeps', () => {
    for (let i = 0; i < 20_000; i++) assert.equal(internKey(`column ${i}`), `column ${i}`);
    assert.equal(internKey('column 1'), 'column 1');
  });
});
