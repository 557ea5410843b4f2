import assert from 'node:assert/strict';
import type { ModelConfig } from '../../src/model';
import { parseConfig } from '../../src/model';
import { printConfig } from '../../src/model/config';
import { configText } from '../tokenizer/tokenizer-files';

const read = (changes: Readonly<Record<string, unknown>>) => parseConfig(configText(changes));

const ropesOf = (config: ModelConfig) =>
  config.kind === 'decoder' && config.positions.kind === 'rotary' ? config.positions.ropes : [];

describe('parseConfig', () => {
  it('reads a Llama as transformers writes it', () => {
    const config = read({ rope_theta: 500, rms_norm_eps: 1e-5, head_dim: 6, eos_token_id: [1, 7], pad_token_id: 3 });
    assert.ok(config.ok && config.value.kind === 'decoder');
    const { source: _source, modules, ...numbers } = config.value;
    assert.deepEqual(numbers, {
      kind: 'decoder',
      family: 'llama',
      vocabSize: 48,
      hiddenSize: 8,
      embeddingSize: 8,
      layers: 1,
      maxPositions: 32,
      tieWordEmbeddings: true,
      norm: { kind: 'rms', eps: 1e-5, unitOffset: false },
      normOrder: 'before',
      residual: 'sequential',
      embeddingScale: 1,
      positions: { kind: 'rotary', width: 6, ropes: [{ theta: 500, scaling: { kind: 'none' } }] },
      attention: {
        heads: 2,
        keyValueHeads: 1,
        headDim: 6,
        scale: 1 / Math.sqrt(6),
        bias: false,
        outputBias: false,
        windows: [undefined],
      },
      mlp: { inner: 12, activation: 'silu', bias: false },
      bosId: 0,
      eosIds: [1, 7],
      padId: 3,
    });
    assert.equal(modules.embedding, 'model.embed_tokens');
  });

  it("takes transformers' own defaults for what is left out", () => {
    const config = read({ num_key_value_heads: undefined, tie_word_embeddings: undefined, eos_token_id: null });
    assert.ok(config.ok && config.value.kind === 'decoder');
    const { attention, norm, tieWordEmbeddings, eosIds } = config.value;
    assert.deepEqual([attention.keyValueHeads, attention.headDim, norm.eps], [2, 4, 1e-6]);
    assert.deepEqual(ropesOf(config.value), [{ theta: 10_000, scaling: { kind: 'none' } }]);
    assert.equal(tieWordEmbeddings, false);
    assert.deepEqual(eosIds, []);
  });

  it('reads the newer rope_parameters and linear scaling of both kinds', () => {
    const newer = read({ rope_parameters: { rope_type: 'default', rope_theta: 123 } });
    assert.ok(newer.ok && ropesOf(newer.value)[0]!.theta === 123);
    for (const changes of [
      { rope_scaling: { type: 'linear', factor: 4 } },
      { rope_parameters: { rope_type: 'linear', rope_theta: 1e4, factor: 4 } },
    ]) {
      const config = read(changes);
      assert.ok(config.ok);
      assert.deepEqual(ropesOf(config.value)[0]!.scaling, { kind: 'linear', factor: 4 });
    }
  });

  it('names what it does not support, and what it does', () => {
    const cases: readonly (readonly [Readonly<Record<string, unknown>>, RegExp])[] = [
      [{ model_type: 'mamba' }, /"mamba".*"llama"/],
      [{ model_type: undefined }, /null.*"llama"/],
      [{ hidden_act: 'mish' }, /"mish".*"silu"/],
      [{ attention_bias: 'some' }, /attention_bias.*"some"/],
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

  it('keeps floats floats, which transformers asks for', () => {
    const config = parseConfig(configText().replace('{', '{"final_logit_softcapping": 30.0, "rms_norm_eps": 1e-05,'));
    assert.ok(config.ok);
    const printed = printConfig(config.value, 'float32');
    assert.match(printed, /"final_logit_softcapping": 30\.0,/);
    assert.match(printed, /"rms_norm_eps": 1e-05,/);
  });
});
