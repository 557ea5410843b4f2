import { readActivation } from './activations';
import type { DecoderPage, Family } from './family';
import { everyLayer } from './like-llama';

/** The rows at the beginning of OPT's table of positions that no position uses. */
const OFFSET = 2;

/** OPT (Zhang et al. 2022): layer norms, learned positions, ReLU; the 350M one norms behind each part. */
export const opt: Family = {
  modelType: 'opt',
  title: 'OPT',
  basePrefix: 'model.',
  read: (fields): DecoderPage => {
    const hiddenSize = fields.size('hidden_size');
    const embeddingSize = fields.size('word_embed_proj_dim', hiddenSize);
    const layers = fields.size('num_hidden_layers');
    const heads = fields.size('num_attention_heads');
    const headDim = hiddenSize / heads;
    const bias = fields.flag('enable_bias', true);
    const before = fields.flag('do_layer_norm_before', true);
    const projected = embeddingSize !== hiddenSize;
    const normedAtTheEnd = before && !fields.flag('_remove_final_layer_norm');
    fields.only('layer_norm_elementwise_affine', [true], true);
    return {
      kind: 'decoder',
      vocabSize: fields.size('vocab_size'),
      hiddenSize,
      embeddingSize,
      layers,
      maxPositions: fields.size('max_position_embeddings', 2048),
      tieWordEmbeddings: fields.flag('tie_word_embeddings', true),
      norm: { kind: 'layer', eps: 1e-5 },
      normOrder: before ? 'before' : 'after',
      residual: 'sequential',
      embeddingScale: 1,
      positions: { kind: 'learned', module: 'model.decoder.embed_positions', offset: OFFSET },
      attention: {
        heads,
        keyValueHeads: heads,
        headDim,
        scale: 1 / Math.sqrt(headDim),
        bias,
        outputBias: bias,
        windows: everyLayer(layers, undefined),
      },
      mlp: {
        inner: fields.size('ffn_dim'),
        activation: readActivation(fields, 'activation_function', 'relu'),
        bias,
      },
      modules: {
        embedding: 'model.decoder.embed_tokens',
        layers: 'model.decoder.layers',
        layer: {
          attentionNorm: 'self_attn_layer_norm',
          mlpNorm: 'final_layer_norm',
          projections: {
            kind: 'separate',
            query: 'self_attn.q_proj',
            key: 'self_attn.k_proj',
            value: 'self_attn.v_proj',
          },
          output: 'self_attn.out_proj',
          up: 'fc1',
          down: 'fc2',
        },
        ...(normedAtTheEnd ? { finalNorm: 'model.decoder.final_layer_norm' } : {}),
        ...(projected ? { projectIn: 'model.decoder.project_in', projectOut: 'model.decoder.project_out' } : {}),
        head: 'lm_head',
        matrices: 'out-in',
      },
    };
  },
};
