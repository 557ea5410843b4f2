import type { Fields } from '../fields';
import type { DecoderPage, Family } from './family';
import { likeLlama } from './like-llama';

/** Llama (Touvron et al. 2023): RMSNorm before attention and MLP, rotary positions, SwiGLU, biases on request. */
export const llama: Family = {
  modelType: 'llama',
  title: 'Llama 2, Llama 3, SmolLM2',
  basePrefix: 'model.',
  read: (fields: Fields): DecoderPage => {
    const bias = fields.flag('attention_bias');
    return likeLlama(fields, {
      attention: { bias, outputBias: bias },
      mlp: { activation: fields.only('hidden_act', ['silu'], 'silu'), bias: fields.flag('mlp_bias') },
    });
  },
};
