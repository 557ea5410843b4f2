import type { Fields } from '../fields';
import { isRecord } from '../fields';
import { readRope } from '../rope-fields';
import { readActivation } from './activations';
import type { DecoderPage, Family } from './family';
import { everyLayer } from './like-llama';

/** GPT-NeoX and Pythia (Biderman et al. 2023): attention and MLP side by side, a part of each head turns. */
export const gptNeoX: Family = {
  modelType: 'gpt_neox',
  title: 'GPT-NeoX, Pythia',
  basePrefix: 'gpt_neox.',
  passedOver: /\.attention\.(bias|masked_bias)$/,
  read: (fields): DecoderPage => {
    const hiddenSize = fields.size('hidden_size');
    const layers = fields.size('num_hidden_layers');
    const heads = fields.size('num_attention_heads');
    const headDim = hiddenSize / heads;
    const bias = fields.flag('attention_bias', true);
    const rope = readRope(fields, fields.number('rotary_emb_base', 10_000));
    return {
      kind: 'decoder',
      vocabSize: fields.size('vocab_size'),
      hiddenSize,
      embeddingSize: hiddenSize,
      layers,
      maxPositions: fields.size('max_position_embeddings', 2048),
      tieWordEmbeddings: fields.flag('tie_word_embeddings'),
      norm: { kind: 'layer', eps: fields.number('layer_norm_eps', 1e-5) },
      normOrder: 'before',
      residual: fields.flag('use_parallel_residual', true) ? 'parallel' : 'sequential',
      embeddingScale: 1,
      positions: {
        kind: 'rotary',
        width: Math.floor(headDim * turningShare(fields)),
        ropes: everyLayer(layers, rope),
      },
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
        inner: fields.size('intermediate_size'),
        activation: readActivation(fields, 'hidden_act', 'gelu'),
        bias: true,
      },
      modules: {
        embedding: 'gpt_neox.embed_in',
        layers: 'gpt_neox.layers',
        layer: {
          attentionNorm: 'input_layernorm',
          mlpNorm: 'post_attention_layernorm',
          projections: { kind: 'fused', module: 'attention.query_key_value', order: 'heads' },
          output: 'attention.dense',
          up: 'mlp.dense_h_to_4h',
          down: 'mlp.dense_4h_to_h',
        },
        finalNorm: 'gpt_neox.final_layer_norm',
        head: 'embed_out',
        matrices: 'out-in',
      },
    };
  },
};

/** The share of each head that turns: newer files keep it beside the base. */
function turningShare(fields: Fields): number {
  const newer = fields.source['rope_parameters'];
  const share = isRecord(newer) ? newer['partial_rotary_factor'] : undefined;
  return typeof share === 'number' ? share : fields.number('rotary_pct', 0.25);
}
