import type { PinnedRow } from './snapshot';

/** The row's place as people and messages name it: `train/12`. */
export function rowKey({ split, index }: Pick<PinnedRow, 'split' | 'index'>): string {
  return `${split}/${String(index)}`;
}
