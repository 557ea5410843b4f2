/**
 * A file read by stretches: hyparquet's `AsyncBuffer`. `slice` takes byte offsets, `end` exclusive and by default the
 * file's; it rejects with a `HubFailure` where the bytes cannot be had.
 */
export interface RandomAccess {
  readonly byteLength: number;
  readonly slice: (start: number, end?: number) => Promise<ArrayBuffer>;
}
