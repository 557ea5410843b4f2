import assert from 'node:assert/strict';
import { createScorer, createTrainer } from '../../../src/engine';
import type { Model } from '../../../src/model';
import { createRandom } from '../../../src/random';
import type { TokenPair } from '../../../src/tokenizer';
import { openT5, packedPairs } from './golden-t5';

async function scores(model: Model, pairs: readonly TokenPair[], tokensPerBatch?: number): Promise<Float64Array> {
  const scorer = await createScorer(model, { threads: 1, ...(tokensPerBatch === undefined ? {} : { tokensPerBatch }) });
  assert.ok(scorer.ok);
  const result = await scorer.value.logLikelihoods(pairs);
  await scorer.value.dispose();
  return result;
}

const tokens = (count: number, seed: string): number[] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => 3 + random.below(20));
};

describe('scoring with an encoder-decoder', () => {
  it('agrees with the loss of training', async () => {
    const { model } = await openT5('flan-t5');
    const { eosId } = model.tokenizer;
    for (const [input, target] of [
      [5, 3],
      [1, 8],
      [12, 1],
    ] as const) {
      const pair = { prompt: tokens(input, `input ${input}`), continuation: tokens(target, `target ${target}`) };
      const trainer = await createTrainer(model, {
        batch: { sequences: 1, length: target, inputLength: input + 1 },
        optimizer: { kind: 'adamw', lr: 0, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0 },
        schedule: { kind: 'constant', warmupSteps: 0, totalSteps: 1 },
        clipNorm: 0,
        threads: 1,
      });
      assert.ok(trainer.ok);
      const read = { input: [...pair.prompt, eosId], target: pair.continuation };
      const { loss } = await trainer.value.step([packedPairs(input + 1, target, [read])]);
      await trainer.value.dispose();
      const [log] = await scores(model, [pair]);
      assert.ok(Math.abs(log! + loss * target) < 1e-4, `${log} and ${-loss * target}`);
    }
  });

  it('scores many pairs as each of them alone', async () => {
    const { model } = await openT5('t5');
    const random = createRandom('pairs');
    const pairs: TokenPair[] = [];
    for (let i = 0; i < 15; i++) {
      const prompt = tokens(random.below(i % 5 === 0 ? 150 : 40), `prompt ${i}`);
      for (let k = 0; k <= random.below(i === 3 ? 40 : 3); k++)
        pairs.push({ prompt, continuation: tokens(1 + random.below(6), `continuation ${i} ${k}`) });
    }
    pairs.push({ prompt: tokens(3, 'p'), continuation: tokens(90, 'long') });
    const shuffled = random.shuffled(pairs);
    const alone: number[] = [];
    const one = await createScorer(model, { threads: 1 });
    assert.ok(one.ok);
    for (const pair of shuffled) alone.push((await one.value.logLikelihoods([pair]))[0]!);
    await one.value.dispose();
    for (const tokensPerBatch of [64, 4096]) {
      const together = await scores(model, shuffled, tokensPerBatch);
      alone.forEach((score, i) => assert.ok(Math.abs(score - together[i]!) < 1e-4, `pair ${i} of ${tokensPerBatch}`));
    }
  });

  it('gives probabilities that sum to 1 over all next tokens, and 0 to an empty target', async () => {
    const { model, config } = await openT5('t5');
    const prompt = tokens(9, 'prompt');
    const logs = await scores(
      model,
      Array.from({ length: config.vocabSize }, (_, token) => ({ prompt, continuation: [token] })),
    );
    assert.ok(Math.abs(logs.reduce((sum, log) => sum + Math.exp(log), 0) - 1) < 1e-5);
    assert.deepEqual([...(await scores(model, [{ prompt, continuation: [] }]))], [0]);
    assert.equal((await scores(model, [])).length, 0);
  });

  it('cuts the beginning of an input that is too long, and keeps its end', async () => {
    const opened = await openT5('flan-t5');
    const model = { ...opened.model, config: { ...opened.config, maxPositions: 20 } };
    const [prompt, continuation] = [tokens(40, 'p'), tokens(5, 'c')];
    const got = await scores(model, [
      { prompt, continuation },
      { prompt: prompt.slice(-19), continuation },
      { prompt: prompt.slice(-18), continuation },
    ]);
    assert.ok(Math.abs(got[0]! - got[1]!) < 1e-6);
    assert.notEqual(got[0], got[2]);
  });
});
