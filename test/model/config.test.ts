import assert from 'node:assert/strict';
import { parseConfig } from '../../src/model';
import { printConfig } from '../../src/model/config';
import { configText } from '../tokenizer/tokenizer-files';

const read = (changes: Readonly<Record<string, unknown>>) => parseConfig(configText(changes));

describe('parseConfig', () => {
  it('reads a Llama as transformers writes it', () => {
    const config = read({ rope_theta: 500, rms_norm_eps: 1e-5, head_dim: 6, eos_token_id: [1, 7], pad_token_id: 3 });
    assert.ok(config.ok);
    const { source: _source, ...numbers } = config.value;
    assert.deepEqual(numbers, {
      family: 'llama',
      vocabSize: 48,
      hiddenSize: 8,
      intermediateSize: 12,
      layers: 1,
      attentionHeads: 2,
      keyValueHeads: 1,
      headDim: 6,
      rmsNormEps: 1e-5,
      ropeTheta: 500,
      ropeScaling: { kind: 'none' },
      tieWordEmbeddings: true,
      maxPositions: 32,
      bosId: 0,
      eosIds: [1, 7],
      padId: 3,
    });
  });

  it("takes transformers' own defaults for what is left out", () => {
    const config = read({ num_key_value_heads: undefined, tie_word_embeddings: undefined, eos_token_id: null });
    assert.ok(config.ok);
    const { keyValueHeads, headDim, ropeTheta, tieWordEmbeddings, eosIds, rmsNormEps } = config.value;
    assert.deepEqual([keyValueHeads, headDim, ropeTheta, rmsNormEps], [2, 4, 10_000, 1e-6]);
    assert.equal(tieWordEmbeddings, false);
    assert.deepEqual(eosIds, []);
  });

  it('reads the newer rope_parameters and linear scaling of both kinds', () => {
    const newer = read({ rope_parameters: { rope_type: 'default', rope_theta: 123 } });
    assert.ok(newer.ok && newer.value.ropeTheta === 123);
    for (const changes of [
      { rope_scaling: { type: 'linear', factor: 4 } },
      { rope_parameters: { rope_type: 'linear', rope_theta: 1e4, factor: 4 } },
    ]) {
      const config = read(changes);
      assert.ok(config.ok);
      assert.deepEqual(config.value.ropeScaling, { kind: 'linear', factor: 4 });
    }
  });

  it('names what it does not support, and what it does', () => {
    const cases: readonly (readonly [Readonly<Record<string, unknown>>, RegExp])[] = [
      [{ model_type: 'mamba' }, /"mamba".*"llama"/],
      [{ model_type: undefined }, /null.*"llama"/],
      [{ hidden_act: 'gelu' }, /"gelu".*"silu"/],
      [{ attention_bias: true }, /attention_bias/],
      [{ mlp_bias: true }, /mlp_bias/],
      [{ rope_scaling: { rope_type: 'yarn', factor: 8 } }, /"yarn".*"llama3"/],
      [{ quantization_config: { bits: 4 } }, /quantization_config/],
    ];
    for (const [changes, message] of cases) {
      const config = read(changes);
      assert.ok(!config.ok && config.error.code === 'model-unsupported');
      assert.match(config.error.message, message);
    }
  });

  it('names the numbers that are missing or cannot be', () => {
    const missing = read({ hidden_size: undefined, vocab_size: 1.5 });
    assert.ok(!missing.ok);
    assert.match(missing.error.message, /vocab_size.*hidden_size|hidden_size.*vocab_size/);
    for (const changes of [{ num_attention_heads: 3, head_dim: 4, num_key_value_heads: 2 }, { head_dim: 3 }]) {
      const config = read(changes);
      assert.ok(!config.ok && config.error.code === 'model-config-invalid');
    }
    for (const text of ['{', '[]', 'null']) assert.ok(!parseConfig(text).ok, text);
  });
});

describe('printConfig', () => {
  it('keeps fields of others and says how the weights are stored', () => {
    const config = read({});
    assert.ok(config.ok);
    const printed = JSON.parse(printConfig(config.value, 'float16')) as Record<string, unknown>;
    assert.deepEqual(printed['my_own_field'], [1, 2]);
    assert.equal(printed['dtype'], 'float16');
    assert.equal(printed['torch_dtype'], undefined);
    const again = parseConfig(JSON.stringify(printed));
    assert.ok(again.ok);
    assert.deepEqual({ ...again.value, source: {} }, { ...config.value, source: {} });
  });
});
