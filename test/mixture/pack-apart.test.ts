import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NO_LABEL, packApart } from '../../src/mixture';
import type { TokenPair } from '../../src/tokenizer';

const [START, EOS] = [0, 1];
const N = NO_LABEL;
const base = { eosId: EOS, startId: START, overflow: 'drop' } as const;

describe('packApart', () => {
  it('puts inputs on one side and targets, read one token late, on the other', () => {
    const { sequences } = packApart(
      [
        { prompt: [11, 12], continuation: [13] },
        { prompt: [21], continuation: [22, 23] },
      ],
      { ...base, inputLength: 7, length: 6 },
    );
    assert.equal(sequences.length, 1);
    const { input, ...target } = sequences[0]!;
    assert.deepEqual([...input!.tokens], [11, 12, EOS, 21, EOS, EOS, EOS]);
    assert.deepEqual([...input!.segments], [0, 0, 0, 1, 1, -1, -1]);
    assert.deepEqual([...target.tokens], [START, 13, START, 22, 23, EOS]);
    assert.deepEqual([...target.labels], [13, EOS, 22, 23, EOS, N]);
    assert.deepEqual([...target.segments], [0, 0, 1, 1, 1, -1]);
    assert.deepEqual([...target.positions], [0, 1, 0, 1, 2, 0]);
  });

  it('opens the next sequence where either side is full, and for each example where packing is off', () => {
    const example = (prompt: number, continuation: number): TokenPair => ({
      prompt: Array<number>(prompt).fill(5),
      continuation: Array<number>(continuation).fill(6),
    });
    const shape = { ...base, inputLength: 8, length: 6 };
    const counts = (options: Parameters<typeof packApart>[1], ...examples: TokenPair[]) =>
      packApart(examples, options).sequences.map(({ segments }) => new Set(segments.filter((s) => s >= 0)).size);
    assert.deepEqual(counts(shape, example(6, 1), example(1, 1)), [1, 1]);
    assert.deepEqual(counts(shape, example(1, 4), example(1, 1)), [1, 1]);
    assert.deepEqual(counts(shape, example(3, 2), example(3, 2), example(1, 1)), [2, 1]);
    assert.deepEqual(counts({ ...shape, packing: false }, example(1, 1), example(1, 1)), [1, 1]);
  });

  it('drops what is too long on either side, or cuts the start of the input and the end of the target', () => {
    const examples = [
      { prompt: [1, 2, 3, 4, 5], continuation: [6] },
      { prompt: [7], continuation: [8, 9, 10, 11] },
    ];
    const shape = { ...base, inputLength: 5, length: 4 };
    assert.deepEqual({ ...packApart(examples, shape) }, { sequences: [], packed: 0, dropped: 2, truncated: 0 });
    const cut = packApart(examples, { ...shape, overflow: 'truncate' });
    assert.equal(cut.truncated, 2);
    assert.deepEqual([...cut.sequences[0]!.input!.tokens], [2, 3, 4, 5, EOS]);
    assert.deepEqual([...cut.sequences[1]!.labels], [8, 9, 10, EOS]);
  });

  it('loses and doubles nothing, whatever the lengths', () => {
    const tokens = (max: number) => fc.array(fc.integer({ min: 2, max: 99 }), { minLength: 1, maxLength: max });
    const pairs = fc.array(fc.record({ prompt: tokens(12), continuation: tokens(6) }, { noNullPrototype: true }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(pairs, (examples) => {
        const { sequences } = packApart(examples, { ...base, inputLength: 13, length: 7 });
        const found = sequences.flatMap(({ input, labels, segments }) =>
          [...new Set(segments.filter((segment) => segment >= 0))].map((segment) => ({
            prompt: [...input!.tokens].filter((_, i) => input!.segments[i] === segment).slice(0, -1),
            continuation: [...labels].filter((_, i) => segments[i] === segment).slice(0, -1),
          })),
        );
        assert.deepEqual(found, examples);
      }),
    );
  });
});
