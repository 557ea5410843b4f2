import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GenerateOptions, Generated } from '../../../src/engine';
import { createGenerator } from '../../../src/engine';
import type { Model } from '../../../src/model';
import { fixtures, goldenDecoder } from '../golden';
import { goldenDecoders } from '../golden-decoders';
import { someTokens, tinyModel } from '../tiny';

interface Written {
  readonly prompt: readonly number[];
  readonly tokens: readonly number[];
}

async function generate(
  model: Model,
  prompts: readonly (readonly number[])[],
  options: GenerateOptions,
  textsPerBatch = 32,
): Promise<readonly Generated[]> {
  const generator = await createGenerator(model, { threads: 1, textsPerBatch });
  assert.ok(generator.ok);
  const written = await generator.value.generate(prompts, options);
  await generator.value.dispose();
  return written;
}

describe('generator', () => {
  for (const name of goldenDecoders) {
    it(`writes what transformers writes: ${name}`, async () => {
      const { model } = await goldenDecoder(name);
      const golden = JSON.parse(await readFile(join(fixtures, name, 'generation.json'), 'utf8')) as readonly Written[];
      for (const textsPerBatch of [1, 4, 32]) {
        const written = await generate(
          model,
          golden.map(({ prompt }) => prompt),
          { maxTokens: 12 },
          textsPerBatch,
        );
        assert.deepEqual(
          written.map(({ tokens }) => tokens),
          golden.map(({ tokens }) => tokens),
          `${textsPerBatch} at once`,
        );
      }
    });
  }

  it('says how a text ended and leaves out what ended it', async () => {
    const model = tinyModel();
    const [free] = await generate(model, [[5, 6, 7]], { maxTokens: 8 });
    assert.equal(free!.end, 'length');
    assert.equal(free!.text, free!.tokens.join(' '));
    // The tokenizer spells ids with blanks between them: this stop string begins in one token and ends in the next.
    const stop = `${free!.tokens[2]} ${String(free!.tokens[3])}`;
    const [stopped] = await generate(model, [[5, 6, 7]], { maxTokens: 8, stop: ['none', stop] });
    assert.equal(stopped!.end, 'stop');
    const whole = free!.tokens.join(' ');
    assert.equal(stopped!.text, whole.slice(0, whole.indexOf(stop)));
    const eos = free!.tokens.find((token, i) => i > 0 && token !== free!.tokens[0]) ?? free!.tokens[0]!;
    const ending = { ...model, config: { ...model.config, eosIds: [eos] } };
    const [ended] = await generate(ending, [[5, 6, 7]], { maxTokens: 8 });
    assert.equal(ended!.end, 'end-of-text');
    assert.equal(ended!.tokens.at(-1), eos);
    assert.equal(ended!.text, ended!.tokens.slice(0, -1).join(' '));
  });

  it('draws the same texts from the same seed, however they are batched, and others from another', async () => {
    const model = tinyModel();
    const prompts = [3, 9, 1, 5, 7].map((length, i) => someTokens(length, `${i}`));
    const sampling = { temperature: 1.5, topK: 20, topP: 0.9, seed: 7 };
    const one = await generate(model, prompts, { maxTokens: 10, sampling });
    const two = await generate(model, prompts, { maxTokens: 10, sampling }, 2);
    const other = await generate(model, prompts, { maxTokens: 10, sampling: { ...sampling, seed: 8 } });
    assert.deepEqual(one, two);
    assert.notDeepEqual(one, other);
  });

  it('goes no further than the model can: a long prompt loses its beginning, the text ends with the places', async () => {
    const model = tinyModel();
    const long = someTokens(100, 'long');
    const [cut] = await generate(model, [long], { maxTokens: 10 });
    const [same] = await generate(model, [long.slice(-54)], { maxTokens: 10 });
    assert.deepEqual(cut!.tokens, same!.tokens);
    const [full] = await generate(model, [someTokens(30, 'p')], { maxTokens: 1000 });
    assert.ok(full!.end === 'end-of-text' || full!.tokens.length === 64 - 30 + 1);
  });

  it('starts an empty prompt with the beginning-of-text token, and writes nothing behind no prompts', async () => {
    const model = tinyModel();
    const [empty, begun] = await generate(model, [[], [1]], { maxTokens: 5 });
    assert.deepEqual(empty, begun);
    assert.deepEqual(await generate(model, [], { maxTokens: 5 }), []);
  });

  it('passes on what stops it, and tells how many texts are done', async () => {
    const done: number[] = [];
    await generate(tinyModel(), [[4], [5], [6]], {
      maxTokens: 2,
      onProgress: async (count) => {
        done.push(count);
      },
    });
    assert.deepEqual(done, [1, 2, 3]);
    const stop = new Error('stop');
    await assert.rejects(generate(tinyModel(), [[4]], { maxTokens: 2, onProgress: () => Promise.reject(stop) }), stop);
  });
});
