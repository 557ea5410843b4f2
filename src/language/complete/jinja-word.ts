import type { CompletionItem } from '../types';

/** What an item of Jinja is before it is put into its scalar: `insert` is a snippet where it has tab stops. */
export interface JinjaWord extends Pick<CompletionItem, 'label' | 'kind' | 'detail' | 'documentation'> {
  /** In place of the half-typed word; the label where it is absent. */
  readonly insert?: string;
  readonly snippet?: boolean;
  /** Words of a smaller group come first; inside a group they keep their order where `sorted`. */
  readonly group: number;
}
