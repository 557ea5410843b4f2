import type { Family } from './family';
import { attentionBias, likeLlama } from './like-llama';

/** Llama (Touvron et al. 2023): RMSNorm before attention and MLP, rotary positions, SwiGLU, biases on request. */
export const llama: Family = {
  modelType: 'llama',
  title: 'Llama 2, Llama 3, SmolLM2',
  basePrefix: 'model.',
  read: (fields) => likeLlama(fields, { attention: attentionBias(fields), mlpBias: fields.flag('mlp_bias') }),
};
