import type { Family } from './family';
import { likeLlama } from './like-llama';
import { readWindows } from './windows';

/** Mistral (Jiang et al. 2023): Llama's shape, each layer sees a window of the text where `sliding_window` is set. */
export const mistral: Family = {
  modelType: 'mistral',
  title: 'Mistral 7B',
  basePrefix: 'model.',
  read: (fields) => {
    const layers = fields.size('num_hidden_layers');
    const size = fields.nullable('sliding_window', 4096);
    const windows = readWindows(fields, { layers, size, sliding: () => true });
    return likeLlama(fields, { attention: { windows }, maxPositions: 4096 * 32 });
  },
};
