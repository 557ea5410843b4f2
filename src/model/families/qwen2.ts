import type { Family } from './family';
import { likeLlama } from './like-llama';
import { qwenWindows } from './qwen';

/** Qwen2 and 2.5 (Yang et al. 2024): Llama's shape with biases of query, key and value. */
export const qwen2: Family = {
  modelType: 'qwen2',
  title: 'Qwen2, Qwen2.5',
  basePrefix: 'model.',
  read: (fields) => likeLlama(fields, { attention: { bias: true, windows: qwenWindows(fields) }, maxPositions: 32768 }),
};
