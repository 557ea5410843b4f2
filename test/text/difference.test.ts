import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differenceOf } from '../../src/text';

describe('differenceOf', () => {
  for (const [older, newer, expected] of [
    ['abc', 'abc', { start: 3, oldEnd: 3, newEnd: 3 }],
    ['abc', 'abxc', { start: 2, oldEnd: 2, newEnd: 3 }],
    ['abxc', 'abc', { start: 2, oldEnd: 3, newEnd: 2 }],
    ['aa', 'aaa', { start: 2, oldEnd: 2, newEnd: 3 }],
    ['', 'ab', { start: 0, oldEnd: 0, newEnd: 2 }],
    ['one two', 'one new two', { start: 4, oldEnd: 4, newEnd: 8 }],
  ] as const) {
    it(`finds what makes "${newer}" of "${older}"`, () => {
      assert.deepEqual(differenceOf(older, newer), expected);
    });
  }

  it('gives the newer text when its stretch takes the place of the older one', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (older, newer) => {
        const { start, oldEnd, newEnd } = differenceOf(older, newer);
        assert.equal(older.slice(0, start) + newer.slice(start, newEnd) + older.slice(oldEnd), newer);
      }),
    );
  });

  it('finds the same in a long text, which is compared in pieces', () => {
    const length = fc.integer({ min: 0, max: 3000 });
    const word = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 3 });
    fc.assert(
      fc.property(length, word, word, length, (before, older, newer, behind) => {
        const [head, tail] = ['a'.repeat(before), 'b'.repeat(behind)];
        const short = differenceOf(`a${older}b`, `a${newer}b`);
        const long = differenceOf(`a${head}${older}${tail}b`, `a${head}${newer}${tail}b`);
        const { start, oldEnd, newEnd } = long;
        // As many units at once or one by one: what differs is as long.
        assert.deepEqual([oldEnd - start, newEnd - start], [short.oldEnd - short.start, short.newEnd - short.start]);
        assert.equal(newEnd, oldEnd - older.length + newer.length);
      }),
    );
  });
});
