import type { Fields } from '../fields';
import type { Rope } from '../rotary';
import type { DecoderPage } from './family';
import { attentionBias, likeLlama } from './like-llama';

/** What Gemma 2 has where its file says nothing, and Gemma 3 has not. */
interface Caps {
  readonly attention: number | undefined;
  readonly logits: number | undefined;
}

/**
 * What Gemma 2 and 3 share: norms before and after each part, their weights stored as what differs from 1, embeddings
 * scaled by the root of the hidden size, a gated MLP with GELU, a scale of attention that is a size of its own.
 */
export function likeGemma(
  fields: Fields,
  caps: Caps,
  windows: readonly (number | undefined)[],
  further: { readonly maxPositions: number; readonly ropes?: readonly Rope[] },
): DecoderPage {
  // A model that reads in both directions predicts nothing.
  fields.only('use_bidirectional_attention', [false], false);
  const softcap = fields.nullable('attn_logit_softcapping', caps.attention);
  const logitSoftcap = fields.nullable('final_logit_softcapping', caps.logits);
  const page = likeLlama(fields, {
    attention: {
      ...attentionBias(fields),
      windows,
      scale: 1 / Math.sqrt(fields.number('query_pre_attn_scalar', 256)),
      ...(softcap === undefined ? {} : { softcap }),
    },
    layer: {
      attentionOutNorm: 'post_attention_layernorm',
      mlpNorm: 'pre_feedforward_layernorm',
      mlpOutNorm: 'post_feedforward_layernorm',
    },
    headDim: 256,
    ...further,
    tied: true,
    activation: { key: 'hidden_activation', fallback: 'gelu_pytorch_tanh' },
  });
  return {
    ...page,
    norm: { kind: 'rms', eps: page.norm.eps, unitOffset: true },
    embeddingScale: Math.sqrt(page.hiddenSize),
    ...(logitSoftcap === undefined ? {} : { logitSoftcap }),
  };
}
