import assert from 'node:assert/strict';
import { countParameters, elementCount, initWeights, parameterSpecs, parseConfig } from '../../src/model';
import { configText } from '../tokenizer/tokenizer-files';

describe('initWeights', () => {
  const parsed = parseConfig(configText({ hidden_size: 64, intermediate_size: 96, num_hidden_layers: 2 }));
  assert.ok(parsed.ok);
  const config = parsed.value;
  const deviation = (data: Float32Array): number => Math.sqrt(data.reduce((sum, x) => sum + x * x, 0) / data.length);

  it('has every weight in its shape', () => {
    const weights = initWeights(config, 1);
    assert.deepEqual(
      [...weights.keys()],
      parameterSpecs(config).map(({ name }) => name),
    );
    for (const { name, shape } of parameterSpecs(config)) {
      const tensor = weights.get(name)!;
      assert.deepEqual(tensor.shape, shape);
      assert.equal(tensor.data.length, elementCount(shape));
    }
    assert.ok(!weights.has('lm_head.weight'), 'the head is tied');
  });

  it('spreads matrices by 0.02, those into the residual stream by less, and starts norms at 1', () => {
    const weights = initWeights(config, 1);
    assert.ok(Math.abs(deviation(weights.get('model.layers.0.self_attn.q_proj.weight')!.data) - 0.02) < 0.002);
    assert.ok(Math.abs(deviation(weights.get('model.layers.0.mlp.down_proj.weight')!.data) - 0.01) < 0.001);
    assert.ok(weights.get('model.norm.weight')!.data.every((x) => x === 1));
  });

  it('depends on the seed alone', () => {
    const [a, b, c] = [initWeights(config, 1), initWeights(config, 1), initWeights(config, 2)];
    assert.deepEqual(a, b);
    assert.notDeepEqual(a.get('model.embed_tokens.weight'), c.get('model.embed_tokens.weight'));
  });

  it('counts a head of its own', () => {
    const untied = { ...config, tieWordEmbeddings: false };
    assert.equal(countParameters(untied) - countParameters(config), 48 * 64);
  });
});
