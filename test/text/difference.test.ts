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
});
