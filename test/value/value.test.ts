import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  floatText,
  PyDict,
  pyEquals,
  PyFloat,
  pyRepr,
  PyTuple,
  stripText,
  textLength,
  truthy,
  typeName,
  type Value,
} from '../../src/value';

describe('PyDict', () => {
  it('takes 1, 1.0 and True for one key, and keeps the first of them', () => {
    const dict = PyDict.of([
      [1, 'int'],
      [new PyFloat(1), 'float'],
      [true, 'bool'],
      ['1', 'text'],
    ]);
    assert.equal(pyRepr(dict), "{1: 'bool', '1': 'text'}");
    assert.equal(dict.get(10n ** 20n), undefined);
  });

  it('takes tuples by their items, and never for a string', () => {
    const dict = PyDict.of([
      [new PyTuple([1, 'a']), 1],
      [new PyTuple(['1', 'a']), 2],
    ]);
    assert.equal(dict.get(new PyTuple([new PyFloat(1), 'a'])), 1);
    assert.equal(dict.size, 2);
    for (const text of ['\0t1;1:a', '\0s', '\0t']) assert.equal(dict.has(text), false);
    dict.set('\0t1;1:a', 3);
    assert.equal(dict.get(new PyTuple([1, 'a'])), 1);
  });

  it('refuses keys that Python cannot hash', () => {
    assert.throws(() => new PyDict().set([], 1), /unhashable type: 'list'/);
    assert.throws(() => new PyDict().get(new PyDict()), /unhashable type: 'dict'/);
  });

  it('is a list of pairs without equal keys, whatever is set and deleted', () => {
    const key = fc.constantFrom<Value>(
      1,
      true,
      new PyFloat(1),
      10n ** 20n,
      new PyFloat(1e20),
      null,
      'a',
      '1',
      '',
      '\0a',
    );
    const tuple = fc.array(key, { maxLength: 2 }).map((items): Value => new PyTuple(items));
    const step = fc.tuple(fc.constantFrom('set', 'delete'), fc.oneof(key, tuple), fc.nat());
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const dict = new PyDict();
        let pairs: [Value, Value][] = [];
        for (const [what, at, value] of steps) {
          const known = pairs.find(([other]) => pyEquals(other, at));
          if (what === 'delete') {
            assert.equal(dict.delete(at), known !== undefined);
            pairs = pairs.filter((pair) => pair !== known);
          } else {
            dict.set(at, value);
            if (known) known[1] = value;
            else pairs.push([at, value]);
          }
          assert.equal(dict.has(at), what === 'set');
        }
        assert.deepEqual([...dict.entries()], pairs);
        assert.deepEqual(
          [...dict.keys()],
          pairs.map(([at]) => at),
        );
        assert.deepEqual(
          [...dict.values()],
          pairs.map(([, value]) => value),
        );
        assert.equal(dict.size, pairs.length);
      }),
    );
  });
});

describe('pyRepr', () => {
  it('shows what holds itself', () => {
    const list: Value[] = [1];
    list.push(list);
    assert.equal(pyRepr(list), '[1, [...]]');
    const dict = new PyDict();
    dict.set('d', dict);
    assert.equal(pyRepr(dict), "{'d': {...}}");
  });

  it('quotes as Python does', () => {
    assert.equal(pyRepr("it's"), `"it's"`);
    assert.equal(pyRepr(`it's "x"`), String.raw`'it\'s "x"'`);
    assert.equal(pyRepr('\u0000\u007f\u00a0\u200b\u{e0001}é😀'), String.raw`'\x00\x7f\xa0\u200b\U000e0001é😀'`);
  });
});

describe('floatText', () => {
  it('has an exponent from 1e16 on and below 1e-4', () => {
    const shown = [1e15, 1e16, 1.5e16, 123456789012345680, 1e-4, 1.5e-5, 0.00001234, 1e22, 5e-324, -2.5e-7, 0.1 + 0.2];
    assert.deepEqual(shown.map(floatText), [
      '1000000000000000.0',
      '1e+16',
      '1.5e+16',
      '1.2345678901234568e+17',
      '0.0001',
      '1.5e-05',
      '1.234e-05',
      '1e+22',
      '5e-324',
      '-2.5e-07',
      '0.30000000000000004',
    ]);
  });

  it('reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => Object.is(Number(floatText(x)), x)),
    );
  });
});

describe('pyEquals', () => {
  it('compares numbers by value and containers by items', () => {
    assert.ok(pyEquals(1, new PyFloat(1)) && pyEquals(true, 1) && pyEquals(2n ** 60n, new PyFloat(2 ** 60)));
    assert.ok(!pyEquals(2n ** 60n + 1n, new PyFloat(2 ** 60)));
    assert.ok(!pyEquals(new PyFloat(NaN), new PyFloat(NaN)));
    assert.ok(pyEquals([1, [new PyFloat(2)]], [true, [2]]) && !pyEquals([1], new PyTuple([1])));
    assert.ok(
      pyEquals(
        PyDict.of([
          ['a', 1],
          ['b', 2],
        ]),
        PyDict.of([
          ['b', 2],
          ['a', 1],
        ]),
      ),
    );
  });
});

describe('types and truth', () => {
  it('are those of Python', () => {
    const values: readonly Value[] = [
      null,
      true,
      1,
      2n ** 60n,
      'a',
      new PyFloat(1),
      [1],
      new PyTuple([1]),
      PyDict.of([['a', 1]]),
    ];
    assert.deepEqual(values.map(typeName), ['NoneType', 'bool', 'int', 'int', 'str', 'float', 'list', 'tuple', 'dict']);
    assert.deepEqual(values.map(truthy), [false, true, true, true, true, true, true, true, true]);
    assert.deepEqual([0, '', new PyFloat(0), [], new PyTuple([]), new PyDict()].map(truthy), [
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('text', () => {
  it('is counted in code points', () => {
    assert.equal(textLength('a😀é'), 3);
  });

  it('is stripped of what Python calls white space, and by code points', () => {
    assert.equal(stripText('\u2003\x1c\x85a\ufeff', 'both'), 'a\ufeff');
    assert.equal(stripText('😀a😀', 'both', '😀'), 'a');
  });
});
