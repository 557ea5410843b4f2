import assert from 'node:assert/strict';
import type { DecoderConfig } from '../../../src/model';
import { countParameters, parameterSpecs, parseConfig } from '../../../src/model';
import { FAMILIES } from '../../../src/model/families/registry';
import { published } from './published';

function read(model: string, changes: Readonly<Record<string, unknown>> = {}) {
  return parseConfig(JSON.stringify({ ...published[model]!.config, ...changes }));
}

function decoder(model: string, changes: Readonly<Record<string, unknown>> = {}): DecoderConfig {
  const config = read(model, changes);
  assert.ok(config.ok, JSON.stringify(config));
  assert.ok(config.value.kind === 'decoder');
  return config.value;
}

const windowsOf = (config: DecoderConfig) => config.attention.windows.map((size) => size ?? 0);
const thetasOf = ({ positions }: DecoderConfig) =>
  positions.kind === 'rotary' ? positions.ropes.map(({ theta }) => theta) : [];

describe('families', () => {
  for (const [name, { parameters }] of Object.entries(published))
    it(`counts the parameters of ${name} as transformers does`, () => {
      const config = decoder(name);
      assert.equal(countParameters(config), parameters);
      const names = parameterSpecs(config).map((spec) => spec.name);
      assert.equal(new Set(names).size, names.length);
    });

  it('have a published model each, and no name twice', () => {
    const types = new Set(Object.values(published).map(({ config }) => config['model_type']));
    const without = FAMILIES.map(({ modelType }) => modelType).filter((type) => !types.has(type));
    // T5 has its own test; the other is the whole of a family that is there.
    assert.deepEqual(without, ['gemma3', 't5']);
    assert.equal(new Set(FAMILIES.map(({ modelType }) => modelType)).size, FAMILIES.length);
  });

  it('give Mistral a window, unless null takes it away', () => {
    assert.deepEqual(new Set(windowsOf(decoder('mistralai/Mistral-7B-v0.1'))), new Set([4096]));
    assert.deepEqual(new Set(windowsOf(decoder('mistralai/Mistral-7B-v0.1', { sliding_window: null }))), new Set([0]));
  });

  it('give Qwen a window from a layer on, if it is used at all', () => {
    const changes = { num_hidden_layers: 4, max_window_layers: 2, sliding_window: 100 };
    assert.deepEqual(windowsOf(decoder('Qwen/Qwen2.5-0.5B', changes)), [0, 0, 0, 0]);
    assert.deepEqual(
      windowsOf(decoder('Qwen/Qwen2.5-0.5B', { ...changes, use_sliding_window: true })),
      [0, 0, 100, 100],
    );
    assert.deepEqual(
      windowsOf(decoder('Qwen/Qwen3-0.6B', { ...changes, max_window_layers: 0, use_sliding_window: true })),
      [100, 100, 100, 100],
    );
  });

  it('alternate the windows of Gemma, and its waves from version 3 on', () => {
    assert.deepEqual(windowsOf(decoder('google/gemma-2-2b')).slice(0, 3), [4096, 0, 4096]);
    const gemma3 = decoder('google/gemma-3-1b-pt');
    assert.deepEqual(windowsOf(gemma3).slice(4, 7), [512, 0, 512]);
    assert.deepEqual(thetasOf(gemma3).slice(4, 7), [10_000, 1_000_000, 10_000]);
    const listed = decoder('google/gemma-3-1b-pt', {
      num_hidden_layers: 2,
      layer_types: ['full_attention', 'sliding_attention'],
      rope_parameters: { sliding_attention: { rope_theta: 5 }, full_attention: { rope_theta: 7 } },
    });
    assert.deepEqual(
      [windowsOf(listed), thetasOf(listed)],
      [
        [0, 512],
        [7, 5],
      ],
    );
  });

  it('take caps that null turns off', () => {
    const caps = ({ attention, logitSoftcap }: DecoderConfig) => [attention.softcap, logitSoftcap];
    assert.deepEqual(caps(decoder('google/gemma-2-2b')), [50, 30]);
    assert.deepEqual(
      caps(decoder('google/gemma-2-2b', { attn_logit_softcapping: null, final_logit_softcapping: null })),
      [undefined, undefined],
    );
    assert.deepEqual(caps(decoder('google/gemma-3-1b-pt')), [undefined, undefined]);
  });

  it('take the text part of Gemma 3 with images, and what its file leaves out', () => {
    const config = parseConfig(
      JSON.stringify({
        model_type: 'gemma3',
        architectures: ['Gemma3ForConditionalGeneration'],
        eos_token_id: [1, 106],
        text_config: {
          model_type: 'gemma3_text',
          hidden_size: 2560,
          intermediate_size: 10_240,
          num_hidden_layers: 34,
          rope_scaling: { factor: 8, rope_type: 'linear' },
          sliding_window: 1024,
        },
        vision_config: { model_type: 'siglip_vision_model' },
      }),
    );
    assert.ok(config.ok && config.value.kind === 'decoder');
    const { family, vocabSize, positions, source, eosIds } = config.value;
    assert.deepEqual([family, vocabSize, eosIds], ['gemma3_text', 262_208, [1, 106]]);
    assert.ok(positions.kind === 'rotary');
    assert.deepEqual(
      positions.ropes.slice(4, 6).map(({ scaling }) => scaling),
      [{ kind: 'none' }, { kind: 'linear', factor: 8 }],
    );
    assert.match(source, /"architectures": \["Gemma3ForCausalLM"\]/);
    assert.doesNotMatch(source, /vision_config|text_config/);
    // 3.88 billion numbers of google/gemma-3-4b-pt are text.
    assert.equal(countParameters(config.value), 3_880_263_168);
  });

  it('turn as much of a head as Pythia says, in older and newer words', () => {
    const width = ({ positions }: DecoderConfig) => (positions.kind === 'rotary' ? positions.width : 0);
    assert.equal(width(decoder('EleutherAI/pythia-70m')), 16);
    const newer = { rotary_pct: undefined, rope_parameters: { partial_rotary_factor: 0.5, rope_theta: 99 } };
    assert.equal(width(decoder('EleutherAI/pythia-70m', newer)), 32);
    assert.equal(thetasOf(decoder('EleutherAI/pythia-70m', newer))[0], 99);
  });

  it('know OPT with its norms behind and a narrower embedding', () => {
    const { normOrder, modules, embeddingSize } = decoder('facebook/opt-350m');
    assert.deepEqual([normOrder, embeddingSize, modules.finalNorm], ['after', 512, undefined]);
  });

  const refused: readonly (readonly [string, Readonly<Record<string, unknown>>, RegExp])[] = [
    ['openai-community/gpt2', { scale_attn_by_inverse_layer_idx: true }, /scale_attn_by_inverse_layer_idx/],
    ['openai-community/gpt2', { add_cross_attention: true }, /add_cross_attention/],
    ['openai-community/gpt2', { activation_function: 'mish' }, /activation_function.*"mish".*"gelu_new"/],
    ['facebook/opt-125m', { layer_norm_elementwise_affine: false }, /layer_norm_elementwise_affine/],
    ['google/gemma-2-2b', { use_bidirectional_attention: true }, /use_bidirectional_attention/],
    ['Qwen/Qwen3-0.6B', { layer_types: ['linear_attention'] }, /layer_types.*28/],
    ['HuggingFaceTB/SmolLM2-135M', { partial_rotary_factor: 0.5 }, /partial_rotary_factor/],
    ['HuggingFaceTB/SmolLM2-135M', { rope_parameters: { full_attention: {} } }, /rope_parameters/],
    ['EleutherAI/pythia-70m', { rope_scaling: { type: 'dynamic', factor: 2 } }, /"dynamic"/],
  ];
  for (const [model, changes, message] of refused)
    it(`refuse what would change the numbers: ${JSON.stringify(changes)}`, () => {
      const config = read(model, changes);
      assert.ok(!config.ok && config.error.code === 'model-unsupported');
      assert.match(config.error.message, message);
    });

  it('refuse heads that do not share the hidden size evenly', () => {
    const config = read('openai-community/gpt2', { n_head: 7 });
    assert.ok(!config.ok && config.error.code === 'model-config-invalid');
    assert.match(config.error.message, /multiple of the number of attention heads/);
  });
});
