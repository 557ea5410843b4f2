import { readActivation } from './activations';
import type { DecoderPage, Family } from './family';
import { everyLayer } from './like-llama';

/** GPT-2 (Radford et al. 2019): layer norms, learned positions, biases; matrices lie the other way round. */
export const gpt2: Family = {
  modelType: 'gpt2',
  title: 'GPT-2, DistilGPT-2',
  basePrefix: 'transformer.',
  passedOver: /\.attn\.(bias|masked_bias)$/,
  read: (fields): DecoderPage => {
    const hiddenSize = fields.size('n_embd', 768);
    const layers = fields.size('n_layer', 12);
    const heads = fields.size('n_head', 12);
    const headDim = hiddenSize / heads;
    fields.only('scale_attn_by_inverse_layer_idx', [false], false);
    fields.only('add_cross_attention', [false], false);
    return {
      kind: 'decoder',
      vocabSize: fields.size('vocab_size', 50257),
      hiddenSize,
      embeddingSize: hiddenSize,
      layers,
      maxPositions: fields.size('n_positions', 1024),
      tieWordEmbeddings: fields.flag('tie_word_embeddings', true),
      norm: { kind: 'layer', eps: fields.number('layer_norm_epsilon', 1e-5) },
      normOrder: 'before',
      residual: 'sequential',
      embeddingScale: 1,
      positions: { kind: 'learned', module: 'transformer.wpe', offset: 0 },
      attention: {
        heads,
        keyValueHeads: heads,
        headDim,
        scale: fields.flag('scale_attn_weights', true) ? 1 / Math.sqrt(headDim) : 1,
        bias: true,
        outputBias: true,
        windows: everyLayer(layers, undefined),
      },
      mlp: {
        inner: fields.size('n_inner', 4 * hiddenSize),
        activation: readActivation(fields, 'activation_function', 'gelu_new'),
        bias: true,
      },
      modules: {
        embedding: 'transformer.wte',
        layers: 'transformer.h',
        layer: {
          attentionNorm: 'ln_1',
          mlpNorm: 'ln_2',
          projections: { kind: 'fused', module: 'attn.c_attn', order: 'thirds' },
          output: 'attn.c_proj',
          up: 'mlp.c_fc',
          down: 'mlp.c_proj',
        },
        finalNorm: 'transformer.ln_f',
        head: 'lm_head',
        matrices: 'in-out',
      },
    };
  },
};
