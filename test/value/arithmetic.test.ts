import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PyFloat, pyOperate, pyRepr, toInt, type Operator, type Value } from '../../src/value';

function operate(operator: Operator, a: Value, b: Value): Value {
  return pyOperate(operator, a, b, () => '');
}

const ints = fc.oneof(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), fc.bigInt({ min: -20n, max: 20n }));

describe('pyOperate', () => {
  it('computes integers exactly, of whatever size', () => {
    fc.assert(
      fc.property(ints, ints, (a, b) => {
        assert.deepEqual(operate('+', toInt(a), toInt(b)), toInt(a + b));
        assert.deepEqual(operate('-', toInt(a), toInt(b)), toInt(a - b));
        assert.deepEqual(operate('*', toInt(a), toInt(b)), toInt(a * b));
      }),
    );
  });

  it('divides downwards, with the remainder on the side of the divisor', () => {
    fc.assert(
      fc.property(ints, ints, (a, b) => {
        fc.pre(b !== 0n);
        const quotient = BigInt(operate('//', toInt(a), toInt(b)) as number | bigint);
        const rest = BigInt(operate('%', toInt(a), toInt(b)) as number | bigint);
        assert.equal(quotient * b + rest, a);
        assert.ok(rest === 0n || (rest < 0n === b < 0n && (rest < 0n ? -rest : rest) < (b < 0n ? -b : b)));
      }),
    );
  });

  it('rounds the quotient of big integers once', () => {
    const big = 9007199254740993n * 100n;
    assert.equal(pyRepr(operate('/', big, 100)), '9007199254740992.0');
    assert.equal(pyRepr(operate('/', 10n ** 400n, 10n ** 399n)), '10.0');
    assert.equal(pyRepr(operate('/', -(2n ** 60n), 3)), '-3.843071682022823e+17');
  });

  it('keeps floats floats', () => {
    assert.equal(pyRepr(operate('+', 1, new PyFloat(1))), '2.0');
    assert.equal(pyRepr(operate('//', new PyFloat(-7.5), 2)), '-4.0');
    assert.equal(pyRepr(operate('%', new PyFloat(-7.5), 2)), '0.5');
    assert.equal(pyRepr(operate('**', 2, -1)), '0.5');
    assert.equal(pyRepr(operate('/', 6, 3)), '2.0');
  });

  it('refuses what Python refuses, in its words', () => {
    assert.throws(() => operate('+', 'a', 1), /can only concatenate str \(not "int"\) to str/);
    assert.throws(() => operate('-', 'a', 'b'), /unsupported operand type\(s\) for -: 'str' and 'str'/);
    assert.throws(() => operate('/', 1, 0), /division by zero/);
    assert.throws(() => operate('+', [], null), /can only concatenate list \(not "NoneType"\) to list/);
  });
});
