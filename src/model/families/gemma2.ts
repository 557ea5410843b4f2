import type { Family } from './family';
import { likeGemma } from './like-gemma';
import { readWindows } from './windows';

/** Gemma 2 (Gemma Team 2024): scores and logits capped softly, every other layer sees a window. */
export const gemma2: Family = {
  modelType: 'gemma2',
  title: 'Gemma 2',
  basePrefix: 'model.',
  read: (fields) => {
    const layers = fields.size('num_hidden_layers');
    const size = fields.nullable('sliding_window', 4096);
    const windows = readWindows(fields, { layers, size, sliding: (layer) => layer % 2 === 0 });
    return likeGemma(fields, { attention: 50, logits: 30 }, windows, { maxPositions: 8192 });
  },
};
