import type { ExampleOptions } from '../task';
import type { PinnedRow } from './snapshot';

/**
 * What `choice` and `random` draw with for a row: its place in the stored split, so that neither a filter nor the
 * length of the sample changes a pinned render. Where no row is left out it is what the editor's previews draw with.
 */
export function seedOfRow({ index }: Pick<PinnedRow, 'index'>): ExampleOptions {
  return { seed: index };
}
