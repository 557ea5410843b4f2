import assert from 'node:assert/strict';
import fc from 'fast-check';
import { comparable, isSimilar } from '../../src/lint/similarity';

/** The longest common subsequence, the slow way. */
function common(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++)
      table[i]![j] = a[i - 1] === b[j - 1] ? table[i - 1]![j - 1]! + 1 : Math.max(table[i - 1]![j]!, table[i]![j - 1]!);
  return table[a.length]![b.length]!;
}

describe('isSimilar', () => {
  it('is what the longest common subsequence says', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 20 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const total = a.length + b.length;
        // Edits are whole numbers, so the limit is rounded as `isSimilar` rounds it.
        const wanted = total - 2 * common(a, b) <= Math.floor((1 - 0.7) * total);
        assert.equal(isSimilar(comparable(a), comparable(b), 0.7), wanted);
      }),
    );
  });
});
