/** Seeded randomness: the same seed and the same calls give the same numbers on every machine and version. */
export type { Random } from './random';
export { createRandom } from './random';
