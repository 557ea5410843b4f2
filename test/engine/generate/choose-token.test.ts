import assert from 'node:assert/strict';
import { drawToken, likeliest, type Sampling } from '../../../src/engine/generate/choose-token';
import { createRandom } from '../../../src/random';

const logits = Float32Array.from([1, 3, 2, -4, 3]);

function shares(sampling: Omit<Sampling, 'seed'>, draws = 20_000): number[] {
  const random = createRandom('draws');
  const counts = logits.reduce<number[]>((all) => [...all, 0], []);
  for (let i = 0; i < draws; i++) counts[drawToken(logits, { ...sampling, seed: 0 }, random)]!++;
  return counts.map((count) => count / draws);
}

/** The distribution over the tokens that may be drawn. */
function softmax(temperature: number, allowed: readonly number[]): number[] {
  const weights = [...logits].map((logit, token) => (allowed.includes(token) ? Math.exp(logit / temperature) : 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

describe('the choice of the next token', () => {
  it('takes the first of the likeliest', () => {
    assert.equal(likeliest(logits), 1);
  });

  const cases: readonly (readonly [string, Omit<Sampling, 'seed'>, readonly number[]])[] = [
    ['as likely as the model says', { temperature: 1 }, [0, 1, 2, 3, 4]],
    ['flatter with a higher temperature', { temperature: 2 }, [0, 1, 2, 3, 4]],
    ['from the likeliest few', { temperature: 1, topK: 3 }, [1, 2, 4]],
    // Their shares are 0.394, 0.394, 0.145, 0.053: the third crosses 0.8.
    ['from the fewest that reach a probability', { temperature: 1, topP: 0.8 }, [1, 2, 4]],
    ['narrowed twice', { temperature: 1, topK: 2, topP: 0.4 }, [1]],
  ];
  for (const [what, sampling, allowed] of cases) {
    it(`draws ${what}`, () => {
      const wanted = softmax(sampling.temperature, allowed);
      const got = shares(sampling);
      wanted.forEach((share, token) =>
        assert.ok(Math.abs(share - got[token]!) < 0.015, `${token}: ${share} and ${got[token]}`),
      );
    });
  }
});
