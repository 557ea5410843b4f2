import type { Activation } from '../decoder-config';
import type { AttentionModules, EncoderDecoderConfig, StackConfig } from '../encoder-decoder-config';
import type { Fields } from '../fields';
import type { Family, FamilyConfig } from './family';

/** The function of each `feed_forward_proj`, and whether a gate stands beside it (version 1.1 and Flan). */
const FEED_FORWARD = {
  relu: { activation: 'relu', gated: false },
  'gated-gelu': { activation: 'gelu-tanh', gated: true },
  'gated-relu': { activation: 'relu', gated: true },
  'gated-silu': { activation: 'silu', gated: true },
} as const satisfies Readonly<Record<string, { readonly activation: Activation; readonly gated: boolean }>>;

const KINDS = Object.keys(FEED_FORWARD) as readonly (keyof typeof FEED_FORWARD)[];

/** Positions are relative, so that no text is too long; this is what lm-evaluation-harness takes where no limit is named. */
const LONGEST = 2048;

/**
 * T5 (Raffel et al. 2020): RMSNorm before each part, unscaled attention with a learnt bias by distance that the layers
 * of a stack share, no other positions, no biases. Version 1.0 has a plain MLP and takes the embedding as its head,
 * scaled; 1.1 and Flan-T5 have a gated one and a head of their own, not scaled.
 */
export const t5: Family = {
  modelType: 't5',
  title: 'T5 1.0, T5 1.1, Flan-T5',
  // Copies of the one table that some files hold, and a bias by distance that 1.0's files have and nobody reads.
  passedOver: /^(encoder|decoder)\.embed_tokens\.weight$|\.EncDecAttention\.relative_attention_bias\.weight$/,
  read: (fields: Fields): FamilyConfig<EncoderDecoderConfig> => {
    const hiddenSize = fields.size('d_model');
    const layers = fields.size('num_layers');
    const decoderLayers = fields.size('num_decoder_layers', layers);
    const { activation, gated } = FEED_FORWARD[fields.only('feed_forward_proj', KINDS, 'relu')];
    // Newer files say apart whether hidden states are scaled, and call every head tied.
    const tied = fields.flag('scale_decoder_outputs', fields.flag('tie_word_embeddings', true));
    const start = fields.source['decoder_start_token_id'] ?? fields.source['pad_token_id'];
    return {
      kind: 'encoder-decoder',
      vocabSize: fields.size('vocab_size'),
      hiddenSize,
      layers: layers + decoderLayers,
      maxPositions: Math.max(LONGEST, fields.size('n_positions', LONGEST)),
      tieWordEmbeddings: tied,
      norm: { kind: 'rms', eps: fields.number('layer_norm_epsilon', 1e-6), unitOffset: false },
      attention: {
        heads: fields.size('num_heads'),
        headDim: fields.size('d_kv'),
        scale: 1,
        relative: {
          buckets: fields.size('relative_attention_num_buckets', 32),
          maxDistance: fields.size('relative_attention_max_distance', 128),
        },
      },
      mlp: { inner: fields.size('d_ff'), activation },
      encoder: stack('encoder', layers, gated),
      decoder: stack('decoder', decoderLayers, gated),
      embedding: 'shared',
      head: 'lm_head',
      headScale: tied ? hiddenSize ** -0.5 : 1,
      startId: typeof start === 'number' ? start : 0,
    };
  },
};

function stack(side: 'encoder' | 'decoder', layers: number, gated: boolean): StackConfig {
  const cross = side === 'decoder';
  const mlp = cross ? 'layer.2' : 'layer.1';
  return {
    layers,
    modules: {
      layers: `${side}.block`,
      layer: {
        selfNorm: 'layer.0.layer_norm',
        self: attention('layer.0.SelfAttention'),
        ...(cross ? { cross: { norm: 'layer.1.layer_norm', attention: attention('layer.1.EncDecAttention') } } : {}),
        mlpNorm: `${mlp}.layer_norm`,
        ...(gated ? { gate: `${mlp}.DenseReluDense.wi_0` } : {}),
        up: gated ? `${mlp}.DenseReluDense.wi_1` : `${mlp}.DenseReluDense.wi`,
        down: `${mlp}.DenseReluDense.wo`,
      },
      relativeBias: `${side}.block.0.layer.0.SelfAttention.relative_attention_bias`,
      finalNorm: `${side}.final_layer_norm`,
    },
  };
}

function attention(at: string): AttentionModules {
  return { query: `${at}.q`, key: `${at}.k`, value: `${at}.v`, output: `${at}.o` };
}
