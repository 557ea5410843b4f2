import assert from 'node:assert/strict';
import { createScorer, createTrainer } from '../../src/engine';
import type { TokenPair } from '../../src/tokenizer';
import type { Model } from '../../src/model';
import { createRandom } from '../../src/random';
import { packed, someTokens, tinyModel } from './tiny';

async function scores(model: Model, pairs: readonly TokenPair[], tokensPerBatch?: number): Promise<Float64Array> {
  const scorer = await createScorer(model, { threads: 1, ...(tokensPerBatch === undefined ? {} : { tokensPerBatch }) });
  assert.ok(scorer.ok);
  const result = await scorer.value.logLikelihoods(pairs);
  await scorer.value.dispose();
  return result;
}

/** What training says of the same tokens: its loss is the mean surprise. */
async function byTraining(model: Model, { prompt, continuation }: TokenPair): Promise<number> {
  const whole = [...prompt, ...continuation];
  const trainer = await createTrainer(model, {
    batch: { sequences: 1, length: whole.length },
    optimizer: { kind: 'adamw', lr: 0, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0 },
    schedule: { kind: 'constant', warmupSteps: 0, totalSteps: 1 },
    clipNorm: 0,
    threads: 1,
  });
  assert.ok(trainer.ok);
  const { loss, labelled } = await trainer.value.step([packed(whole.length, [whole], prompt.length - 1)]);
  await trainer.value.dispose();
  assert.equal(labelled, continuation.length);
  return -loss * labelled;
}

describe('scorer', () => {
  it('agrees with the loss of training', async () => {
    const model = tinyModel();
    const pairs = [1, 3, 8].map((n) => ({ prompt: someTokens(5 + n, `p${n}`), continuation: someTokens(n, `c${n}`) }));
    const got = await scores(model, pairs);
    for (const [i, pair] of pairs.entries())
      assert.ok(Math.abs(got[i]! - (await byTraining(model, pair))) < 1e-4, `pair ${i}`);
  });

  it('scores many pairs as each of them alone', async () => {
    const model = tinyModel({ max_position_embeddings: 200 });
    const random = createRandom('pairs');
    const pairs: TokenPair[] = [];
    for (let i = 0; i < 25; i++) {
      const prompt = someTokens(1 + random.below(i % 5 === 0 ? 180 : 40), `prompt ${i}`);
      for (let k = 0; k <= random.below(5); k++)
        pairs.push({ prompt, continuation: someTokens(1 + random.below(6), `continuation ${i} ${k}`) });
    }
    const shuffled = random.shuffled(pairs);
    const alone: number[] = [];
    for (const pair of shuffled) alone.push((await scores(model, [pair]))[0]!);
    for (const tokensPerBatch of [64, 512, 4096]) {
      const together = await scores(model, shuffled, tokensPerBatch);
      alone.forEach((score, i) => assert.ok(Math.abs(score - together[i]!) < 1e-4, `pair ${i} of ${tokensPerBatch}`));
    }
  });

  it('gives probabilities that sum to 1 over all next tokens', async () => {
    const model = tinyModel();
    const prompt = someTokens(9, 'prompt');
    const logs = await scores(
      model,
      Array.from({ length: 37 }, (_, token) => ({ prompt, continuation: [token] })),
    );
    assert.ok(Math.abs(logs.reduce((sum, log) => sum + Math.exp(log), 0) - 1) < 1e-5);
  });

  it('puts the beginning-of-text token before an empty prompt', async () => {
    const model = tinyModel();
    const continuation = someTokens(4, 'c');
    const got = await scores(model, [
      { prompt: [], continuation },
      { prompt: [1], continuation },
    ]);
    assert.equal(got[0], got[1]);
    assert.ok(got[0]! < 0);
  });

  it('cuts the beginning of a prompt that is too long', async () => {
    const model = tinyModel();
    const [prompt, continuation] = [someTokens(100, 'p'), someTokens(5, 'c')];
    const got = await scores(model, [
      { prompt, continuation },
      { prompt: prompt.slice(-60), continuation },
      { prompt: prompt.slice(-59), continuation },
    ]);
    assert.ok(Math.abs(got[0]! - got[1]!) < 1e-6);
    assert.notEqual(got[0], got[2]);
  });

  it('gives 0 to an empty continuation and takes no pairs at all', async () => {
    const model = tinyModel();
    assert.deepEqual([...(await scores(model, [{ prompt: [5], continuation: [] }]))], [0]);
    assert.equal((await scores(model, [])).length, 0);
  });

  it('sees what a trainer does to the weights', async () => {
    const model = tinyModel();
    const whole = someTokens(12, 'learn');
    const pair = { prompt: whole.slice(0, 4), continuation: whole.slice(4) };
    const scorer = await createScorer(model, { threads: 1 });
    const trainer = await createTrainer(model, {
      batch: { sequences: 1, length: 12 },
      optimizer: { kind: 'adamw', lr: 1e-2, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0 },
      schedule: { kind: 'constant', warmupSteps: 0, totalSteps: 20 },
      clipNorm: 1,
      threads: 1,
    });
    assert.ok(scorer.ok && trainer.ok);
    const before = (await scorer.value.logLikelihoods([pair]))[0]!;
    for (let i = 0; i < 20; i++) await trainer.value.step([packed(12, [whole])]);
    const after = (await scorer.value.logLikelihoods([pair]))[0]!;
    assert.ok(after > before + 5, `${before} to ${after}`);
    await scorer.value.dispose();
    await trainer.value.dispose();
  });

  it('refuses a batch of no tokens', async () => {
    const refused = await createScorer(tinyModel(), { tokensPerBatch: 0 });
    assert.ok(!refused.ok && refused.error.code === 'engine-options-invalid');
  });
});
