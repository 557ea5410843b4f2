import assert from 'node:assert/strict';
import fc from 'fast-check';
import { covered, gaps, type Interval } from '../../../src/hub/cache/interval';

const interval = fc.tuple(fc.nat(50), fc.nat(20)).map(([start, length]): Interval => ({ start, end: start + length }));

describe('interval', () => {
  it('finds the very bytes that are missing, in order and in one piece each', () => {
    fc.assert(
      fc.property(interval, fc.array(interval, { maxLength: 8 }), (wanted, present) => {
        const found = gaps(wanted, present);
        const bytes = found.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i));
        const expected = Array.from({ length: wanted.end - wanted.start }, (_, i) => wanted.start + i).filter(
          (byte) => !present.some(({ start, end }) => byte >= start && byte < end),
        );
        assert.deepEqual(bytes, expected);
        assert.ok(found.every(({ start }, i) => i === 0 || start > found[i - 1]!.end));
      }),
    );
  });

  it('counts overlapping parts once', () => {
    assert.equal(
      covered(100, [
        { start: 10, end: 40 },
        { start: 0, end: 20 },
        { start: 90, end: 100 },
      ]),
      50,
    );
    assert.equal(covered(0, []), 0);
  });
});
