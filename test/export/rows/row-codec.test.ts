import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeValue, encodeValue } from '../../../src/export/rows/row-codec';
import { PyDict, PyFloat, PyTuple, type Value } from '../../../src/value';

const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.bigInt(),
    fc.string({ unit: 'binary' }),
    fc.double().map((number) => new PyFloat(number)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(tie('value'), { maxLength: 4 }).map((items) => new PyTuple(items)),
    fc
      .array(fc.tuple(fc.oneof(fc.string(), fc.maxSafeInteger()), tie('value')), { maxLength: 4 })
      .map((entries) => PyDict.of(entries)),
  ),
}));

describe('row codec', () => {
  it('gives back every value of the value model', () => {
    fc.assert(
      fc.property(value, (one) => {
        assert.deepEqual(shape(decodeValue(encodeValue(one))), shape(one));
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('keeps what JSON has no word for', () => {
    for (const number of [Number.NaN, Infinity, -Infinity, -0, 1]) {
      const back = decodeValue(encodeValue(new PyFloat(number)));
      assert.ok(back instanceof PyFloat);
      assert.ok(Object.is(back.value, number), String(number));
    }
    assert.equal(decodeValue(encodeValue(2n ** 70n)), 2n ** 70n);
    assert.equal(decodeValue(encodeValue(['d', 'f', 'i'])) instanceof Array, true);
  });

  it('fits on a line', () => {
    assert.equal(encodeValue('a\nb\u2028').includes('\n'), false);
  });
});

/** Private fields do not compare, so a dict is shown by its entries. */
function shape(one: Value): unknown {
  if (Array.isArray(one)) return one.map(shape);
  if (one instanceof PyTuple) return { tuple: one.items.map(shape) };
  if (one instanceof PyDict) return { dict: [...one.entries()].map(([key, item]) => [shape(key), shape(item)]) };
  if (one instanceof PyFloat) return { float: Object.is(one.value, -0) ? '-0' : String(one.value) };
  return one;
}
