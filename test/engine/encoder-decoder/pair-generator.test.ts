import assert from 'node:assert/strict';
import { createGenerator, type GenerateOptions, type Generated } from '../../../src/engine';
import type { Model } from '../../../src/model';
import { openT5 } from './golden-t5';

async function written(
  model: Model,
  prompts: readonly (readonly number[])[],
  options: GenerateOptions,
  textsPerBatch?: number,
): Promise<readonly Generated[]> {
  const generator = await createGenerator(model, {
    threads: 1,
    ...(textsPerBatch === undefined ? {} : { textsPerBatch }),
  });
  assert.ok(generator.ok, JSON.stringify(generator));
  const texts = await generator.value.generate(prompts, options);
  await generator.value.dispose();
  return texts;
}

for (const name of ['t5', 'flan-t5'] as const)
  describe(`writing with ${name}`, () => {
    it('writes what transformers writes, one by one and together', async () => {
      const { model, facts } = await openT5(name);
      for (const [i, input] of facts.inputs.entries()) {
        // The golden's inputs end with a token of their own, the generator ends them by itself; the end stays id 1.
        const own = { ...model, tokenizer: { ...model.tokenizer, eosId: input.at(-1)! } };
        const prompt = input.slice(0, -1);
        const [one] = await written(own, [prompt], { maxTokens: 12 });
        assert.deepEqual(one!.tokens, facts.generated[i], `input ${i}`);
        const many = await written(own, [[5], prompt, facts.inputs[0]!, [], prompt], { maxTokens: 12 }, 4);
        assert.deepEqual(many[1]!.tokens, facts.generated[i]);
        assert.deepEqual(many[4]!.tokens, facts.generated[i]);
      }
    });

    it('ends at the end of the text, at a stop string, or where it may write no more', async () => {
      const { model, facts } = await openT5(name);
      const prompt = facts.inputs[0]!;
      const [whole] = await written(model, [prompt], { maxTokens: 9 });
      const { tokens } = whole!;
      assert.deepEqual([tokens.length, whole!.end], [9, 'length']);
      const stop = String(tokens.find((token) => token !== tokens[0]) ?? tokens[0]);
      const [stopped] = await written(model, [prompt], { maxTokens: 9, stop: [stop] });
      assert.equal(stopped!.end, 'stop');
      const config = { ...model.config, eosIds: [tokens[4]!] };
      const [ended] = await written({ ...model, config }, [prompt], { maxTokens: 9 });
      assert.equal(ended!.end, 'end-of-text');
      assert.deepEqual(ended!.tokens, tokens.slice(0, tokens.indexOf(tokens[4]!) + 1));
    });
  });
