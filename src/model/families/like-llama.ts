import type { AttentionConfig, LayerModules, MlpConfig } from '../decoder-config';
import type { Fields } from '../fields';
import { readRope } from '../rope-fields';
import type { DecoderPage } from './family';

/** Names that Llama gave and many families took over. */
export const LLAMA_LAYER: LayerModules = {
  attentionNorm: 'input_layernorm',
  mlpNorm: 'post_attention_layernorm',
  projections: { kind: 'separate', query: 'self_attn.q_proj', key: 'self_attn.k_proj', value: 'self_attn.v_proj' },
  output: 'self_attn.o_proj',
  gate: 'mlp.gate_proj',
  up: 'mlp.up_proj',
  down: 'mlp.down_proj',
};

/** What of attention and MLP differs from family to family. */
interface Differences {
  readonly attention: Partial<AttentionConfig>;
  readonly mlp: Pick<MlpConfig, 'activation'> & Partial<MlpConfig>;
  readonly layer?: Partial<LayerModules>;
}

/** Reads the sizes as Llama's `config.json` and its relatives name them. */
export function likeLlama(fields: Fields, differences: Differences): DecoderPage {
  const hiddenSize = fields.size('hidden_size');
  const layers = fields.size('num_hidden_layers');
  const heads = fields.size('num_attention_heads');
  const headDim = fields.size('head_dim', hiddenSize / heads);
  return {
    kind: 'decoder',
    vocabSize: fields.size('vocab_size'),
    hiddenSize,
    embeddingSize: hiddenSize,
    layers,
    maxPositions: fields.size('max_position_embeddings', 2048),
    tieWordEmbeddings: fields.flag('tie_word_embeddings'),
    norm: { kind: 'rms', eps: fields.number('rms_norm_eps', 1e-6), unitOffset: false },
    normOrder: 'before',
    residual: 'sequential',
    embeddingScale: 1,
    positions: { kind: 'rotary', width: headDim, ropes: everyLayer(layers, readRope(fields)) },
    attention: {
      heads,
      keyValueHeads: fields.size('num_key_value_heads', heads),
      headDim,
      scale: 1 / Math.sqrt(headDim),
      bias: false,
      outputBias: false,
      windows: everyLayer(layers, undefined),
      ...differences.attention,
    },
    mlp: { inner: fields.size('intermediate_size'), bias: false, ...differences.mlp },
    modules: {
      embedding: 'model.embed_tokens',
      layers: 'model.layers',
      layer: { ...LLAMA_LAYER, ...differences.layer },
      finalNorm: 'model.norm',
      head: 'lm_head',
      matrices: 'out-in',
    },
  };
}

export function everyLayer<T>(layers: number, item: T): readonly T[] {
  return Array.from({ length: layers }, () => item);
}
