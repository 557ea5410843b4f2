import type { FileFacts } from './output-file';
import type { ExportRecord } from '../row-format';

/** Where records go, one by one; what it holds in memory does not grow with their number. */
export interface RecordSink {
  /** A promise only where the caller should wait for the disk. */
  readonly add: (record: ExportRecord) => void | Promise<void>;
  readonly finish: () => Promise<FileFacts>;
  /** Leaves nothing behind; harmless after `finish`. */
  readonly discard: () => Promise<void>;
}
