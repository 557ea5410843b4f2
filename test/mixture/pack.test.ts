import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NO_LABEL, pack } from '../../src/mixture';
import type { TokenPair } from '../../src/tokenizer';

const EOS = 0;

describe('pack', () => {
  it('puts examples one behind the other, each with its end and its own positions', () => {
    const { sequences } = pack(
      [
        { prompt: [11, 12], continuation: [13] },
        { prompt: [21], continuation: [22, 23] },
      ],
      { length: 10, eosId: EOS, overflow: 'drop' },
    );
    assert.equal(sequences.length, 1);
    const [sequence] = sequences;
    assert.deepEqual([...sequence!.tokens], [11, 12, 13, EOS, 21, 22, 23, EOS, EOS, EOS]);
    assert.deepEqual([...sequence!.segments], [0, 0, 0, 0, 1, 1, 1, 1, -1, -1]);
    assert.deepEqual([...sequence!.positions], [0, 1, 2, 3, 0, 1, 2, 3, 0, 0]);
  });

  it('takes the loss on the target and its end alone, each label being the next token', () => {
    const { sequences } = pack(
      [
        { prompt: [11, 12], continuation: [13, 14] },
        { prompt: [21], continuation: [22] },
      ],
      { length: 9, eosId: EOS, overflow: 'drop' },
    );
    const N = NO_LABEL;
    assert.deepEqual([...sequences[0]!.labels], [N, 13, 14, EOS, N, 22, EOS, N, N]);
  });

  it('opens the next sequence for an example that no longer fits, and never reorders', () => {
    const example = (id: number, size: number): TokenPair => ({ prompt: [id], continuation: Array(size).fill(id) });
    const { sequences } = pack([example(1, 4), example(2, 4), example(3, 1)], {
      length: 8,
      eosId: EOS,
      overflow: 'drop',
    });
    assert.deepEqual(
      sequences.map(({ tokens }) => [...tokens]),
      [
        [1, 1, 1, 1, 1, EOS, EOS, EOS],
        [2, 2, 2, 2, 2, EOS, EOS, EOS],
        [3, 3, EOS, EOS, EOS, EOS, EOS, EOS],
      ],
    );
  });

  it('gives each example a sequence of its own without packing', () => {
    const pair = { prompt: [1], continuation: [2] };
    const { sequences } = pack([pair, pair], { length: 8, eosId: EOS, overflow: 'drop', packing: false });
    assert.equal(sequences.length, 2);
  });

  it('counts and drops what is too long', () => {
    const options = { length: 8, eosId: EOS, maxPrompt: 3, maxContinuation: 2, overflow: 'drop' } as const;
    const report = pack(
      [
        { prompt: [1, 2, 3, 4], continuation: [5] },
        { prompt: [1], continuation: [2, 3, 4] },
        { prompt: [1], continuation: [2] },
      ],
      options,
    );
    assert.deepEqual([report.dropped, report.packed, report.truncated], [2, 1, 0]);
  });

  it('truncates the start of the prompt and the end of the target', () => {
    const { sequences, truncated, dropped } = pack([{ prompt: [1, 2, 3, 4], continuation: [5, 6, 7] }], {
      length: 8,
      eosId: EOS,
      maxPrompt: 2,
      maxContinuation: 2,
      overflow: 'truncate',
    });
    assert.deepEqual([...sequences[0]!.tokens], [3, 4, 5, 6, EOS, EOS, EOS, EOS]);
    assert.deepEqual([truncated, dropped], [1, 0]);
  });

  it('drops an example of which nothing would be left to learn', () => {
    assert.equal(pack([{ prompt: [1], continuation: [] }], { length: 4, eosId: EOS, overflow: 'truncate' }).dropped, 1);
    assert.equal(
      pack([{ prompt: [1], continuation: [2] }], { length: 2, eosId: EOS, overflow: 'truncate' }).dropped,
      1,
    );
  });

  it('keeps every packed example whole and separate, whatever the sizes', () => {
    const token = fc.integer({ min: 1, max: 99 });
    const pair = fc.record({
      prompt: fc.array(token, { maxLength: 12 }),
      continuation: fc.array(token, { minLength: 1, maxLength: 12 }),
    });
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 20 }), fc.constantFrom('drop', 'truncate'), (pairs, overflow) => {
        const report = pack(pairs, { length: 16, eosId: EOS, overflow });
        assert.equal(report.packed + report.dropped, pairs.length);
        const found: number[][] = [];
        for (const { tokens, labels, segments, positions } of report.sequences) {
          tokens.forEach((value, i) => {
            const segment = segments[i]!;
            if (segment < 0) {
              assert.equal(labels[i], NO_LABEL);
              return;
            }
            if (positions[i] === 0) found.push([]);
            found.at(-1)!.push(value);
            if (labels[i] !== NO_LABEL) {
              assert.equal(labels[i], tokens[i + 1]);
              assert.equal(segments[i + 1], segment);
            }
          });
        }
        if (overflow === 'drop') {
          const whole = pairs.filter(({ prompt, continuation }) => prompt.length + continuation.length + 1 <= 16);
          assert.deepEqual(
            found,
            whole.map(({ prompt, continuation }) => [...prompt, ...continuation, EOS]),
          );
        } else assert.equal(found.length, report.packed);
      }),
    );
  });
});
