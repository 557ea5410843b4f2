import assert from 'node:assert/strict';
import { applyLengths, type LengthsPolicy } from '../../../src/export/rows/apply-lengths';
import type { ExportExample } from '../../../src/export';
import { pack } from '../../../src/mixture';
import { encodePair } from '../../../src/tokenizer';

/** A token per word, with the blanks before it. */
const tokenizer = {
  encode: (text: string): number[] => (text.match(/\s*\S+/g) ?? []).map((word) => word.trim().length),
};

function example(prompt: string, target: string): ExportExample {
  const provenance = {
    ...{ task: 't', cluster: 'c', template: 'x', templateHash: 'h', split: 'train', row: 0, seed: 's' },
    kind: 'original' as const,
    style: 'zs_noopt' as const,
  };
  return { prompt, completion: ` ${target}`, target, provenance };
}

function policy(overflow: 'drop' | 'truncate', length = 20): LengthsPolicy {
  return { tokenizer, limits: { length, maxPrompt: 4, maxContinuation: 2 }, overflow };
}

describe('applyLengths', () => {
  it('drops what training drops, and nothing else', () => {
    for (let prompt = 1; prompt < 7; prompt++) {
      for (let target = 1; target < 5; target++) {
        for (const length of [4, 6, 20]) {
          const one = example(Array(prompt).fill('p').join(' '), Array(target).fill('t').join(' '));
          const { limits } = policy('drop', length);
          const pair = encodePair(tokenizer, one.prompt, one.completion);
          const { packed } = pack([pair], { ...limits, eosId: 0, overflow: 'drop' });
          assert.equal(applyLengths(one, policy('drop', length)).kind, packed === 1 ? 'fits' : 'dropped');
        }
      }
    }
  });

  it("keeps the prompt's end and the completion's beginning", () => {
    const fitted = applyLengths(example('one two three four five six', 'seven eight nine'), policy('truncate'));
    assert.equal(fitted.kind, 'truncated');
    assert.ok(fitted.kind === 'truncated');
    assert.equal(fitted.example.prompt.trim(), 'three four five six');
    assert.equal(fitted.example.completion, ' seven eight');
    assert.equal(fitted.example.target, 'seven eight');
  });

  it('drops a truncated example that has no target left', () => {
    assert.equal(applyLengths(example('one', 'two'), policy('truncate', 2)).kind, 'dropped');
  });
});
