import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareText, pyCompare, pyEquals, PyFloat, PyTuple, type Value } from '../../src/value';

describe('compareText', () => {
  it('orders by code points, not by UTF-16 units', () => {
    const points = (text: string): number[] => [...text].map((char) => char.codePointAt(0)!);
    const expected = (a: string, b: string): number => {
      const [x, y] = [points(a), points(b)];
      const at = x.findIndex((point, i) => point !== y[i]);
      return at < 0 ? x.length - y.length : x[at]! - (y[at] ?? -1);
    };
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\ue000', '\uffff', '😀', '𐀀') });
    fc.assert(fc.property(text, text, (a, b) => Math.sign(compareText(a, b)) === Math.sign(expected(a, b))));
    assert.ok(compareText('\uffff', '😀') < 0);
  });
});

describe('pyCompare', () => {
  it('compares numbers of all types by value, and sequences item by item', () => {
    const less: readonly (readonly [Value, Value])[] = [
      [false, 1],
      [1, new PyFloat(1.5)],
      [9007199254740993n, new PyFloat(9007199254740994)],
      [
        [1, 'a'],
        [1, 'b'],
      ],
      [[1], [1, 0]],
      [new PyTuple([1]), new PyTuple([2])],
    ];
    for (const [a, b] of less) {
      assert.ok(pyCompare(a, b, '<') && pyCompare(b, a, '>') && pyCompare(a, b, '<='));
      assert.ok(!pyCompare(b, a, '<=') && !pyEquals(a, b));
    }
    assert.throws(() => pyCompare(1, '1', '<'), /'<' not supported between instances of 'int' and 'str'/);
  });
});
