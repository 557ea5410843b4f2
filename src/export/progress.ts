import type { ExportFormatId } from './format-id';
import type { ExportPart } from './rows/example';

/** How far an export is; told several times a second. */
export type ExportProgress =
  /** A dataset of the hub is on its way to this machine; in bytes. */
  | {
      readonly phase: 'downloading';
      readonly task: string;
      readonly file: string;
      readonly received: number;
      readonly total: number;
    }
  /** Rows of the training tasks are read and set aside on the disk; how many there are shows only at the end. */
  | { readonly phase: 'reading'; readonly task: string; readonly rows: number }
  /** `total` is known for training rows only. */
  | { readonly phase: 'rows'; readonly part: ExportPart; readonly rows: number; readonly total?: number }
  | { readonly phase: 'tasks'; readonly format: ExportFormatId; readonly path: string };
