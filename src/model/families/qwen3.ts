import type { Family } from './family';
import { attentionBias, likeLlama } from './like-llama';
import { qwenWindows } from './qwen';

/** Qwen3 (Yang et al. 2025), dense: Llama's shape, every head of queries and keys normed before it turns. */
export const qwen3: Family = {
  modelType: 'qwen3',
  title: 'Qwen3',
  basePrefix: 'model.',
  read: (fields) =>
    likeLlama(fields, {
      attention: { ...attentionBias(fields), windows: qwenWindows(fields) },
      layer: { queryNorm: 'self_attn.q_norm', keyNorm: 'self_attn.k_norm' },
      headDim: 128,
      maxPositions: 32768,
    }),
};
