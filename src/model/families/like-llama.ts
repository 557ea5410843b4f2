import * as l10n from '@vscode/l10n';
import type { AttentionConfig, DecoderModules, LayerModules } from '../decoder-config';
import type { Fields } from '../fields';
import { isRecord } from '../fields';
import { readRope } from '../rope-fields';
import type { Rope } from '../rotary';
import { readActivation } from './activations';
import type { DecoderPage } from './family';

/** Names that Llama gave and many families took over. */
const LAYER: LayerModules = {
  attentionNorm: 'input_layernorm',
  mlpNorm: 'post_attention_layernorm',
  projections: { kind: 'separate', query: 'self_attn.q_proj', key: 'self_attn.k_proj', value: 'self_attn.v_proj' },
  output: 'self_attn.o_proj',
  gate: 'mlp.gate_proj',
  up: 'mlp.up_proj',
  down: 'mlp.down_proj',
};

/** What differs from family to family among those that took over Llama's names. */
interface Differences {
  readonly attention?: Partial<AttentionConfig>;
  readonly mlpBias?: boolean;
  readonly layer?: Partial<LayerModules>;
  /** Of a head, where the file does not say; an equal share of the hidden size when left out. */
  readonly headDim?: number;
  readonly maxPositions?: number;
  /** One for each layer, where they differ. */
  readonly ropes?: readonly Rope[];
  readonly tied?: boolean;
  /** The field that names the activation; `hidden_act` with `silu` when left out. */
  readonly activation?: { readonly key: string; readonly fallback: 'silu' | 'gelu_pytorch_tanh' };
}

/** Reads the sizes as Llama's `config.json` and its relatives name them. */
export function likeLlama(fields: Fields, differences: Differences = {}): DecoderPage {
  const hiddenSize = fields.size('hidden_size');
  const layers = fields.size('num_hidden_layers');
  const heads = fields.size('num_attention_heads');
  const headDim = fields.size('head_dim', differences.headDim ?? hiddenSize / heads);
  const activation = differences.activation ?? { key: 'hidden_act', fallback: 'silu' };
  return {
    kind: 'decoder',
    vocabSize: fields.size('vocab_size'),
    hiddenSize,
    embeddingSize: hiddenSize,
    layers,
    maxPositions: fields.size('max_position_embeddings', differences.maxPositions ?? 2048),
    tieWordEmbeddings: fields.flag('tie_word_embeddings', differences.tied),
    norm: { kind: 'rms', eps: fields.number('rms_norm_eps', 1e-6), unitOffset: false },
    normOrder: 'before',
    residual: 'sequential',
    embeddingScale: 1,
    positions: { kind: 'rotary', width: headDim, ropes: differences.ropes ?? everyLayer(layers, ropeOfAll(fields)) },
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
    mlp: {
      inner: fields.size('intermediate_size'),
      activation: readActivation(fields, activation.key, activation.fallback),
      bias: differences.mlpBias ?? false,
    },
    modules: modulesWith({ ...LAYER, ...differences.layer }),
  };
}

function ropeOfAll(fields: Fields): Rope {
  const newer = fields.source['rope_parameters'];
  for (const source of [fields.source, isRecord(newer) ? newer : {}])
    if ((source['partial_rotary_factor'] ?? 1) !== 1)
      fields.refuse(l10n.t('Heads that turn in part (partial_rotary_factor) are not supported yet in this family.'));
  return readRope(fields);
}

function modulesWith(layer: LayerModules): DecoderModules {
  return {
    embedding: 'model.embed_tokens',
    layers: 'model.layers',
    layer,
    finalNorm: 'model.norm',
    head: 'lm_head',
    matrices: 'out-in',
  };
}

/** `attention_bias` of Llama and its relatives, which all four matrices of attention have. */
export function attentionBias(fields: Fields): Pick<AttentionConfig, 'bias' | 'outputBias'> {
  const bias = fields.flag('attention_bias');
  return { bias, outputBias: bias };
}

export function everyLayer<T>(layers: number, item: T): readonly T[] {
  return Array.from({ length: layers }, () => item);
}
