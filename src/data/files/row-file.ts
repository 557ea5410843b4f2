import type { RandomAccess } from './file-system';

/** A file whose rows are reached by place, local or of the hub, before it is opened. */
export interface RowFile {
  /** As problems name it. */
  readonly name: string;
  /** Rejects, with a message for people, where the file cannot be had. */
  readonly open: () => Promise<RandomAccess>;
}
