import type { ExampleOptions } from '../task';
import type { PinnedRow } from './snapshot';

/**
 * What `choice` and `random` draw with for a row: its place in the stored split, so that neither a filter nor the
 * length of the sample changes a pinned render. The editor's previews draw with it too.
 */
export function seedOfRow({ index }: Pick<PinnedRow, 'index'>): ExampleOptions {
  return { seed: index };
}
