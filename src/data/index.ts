/**
 * Rows: where they come from and what they hold. Sources are JSONL, JSON, CSV, TSV and Parquet files, compressed or
 * not, by path or glob, read as a stream over an injected file system, and datasets of the hub; faulty rows are
 * reported by file and line, and reading goes on.
 */
export type { ColumnType, DataPath, DataSource, DataSpec, Derivation, FileSource, HubSource, SplitSpec } from './spec';
export { isBySplit } from './spec';
export type { IndexedRow, Row, RowEntry, RowProblem, RowProblemCode } from './row';
export type { FileSystem, RandomAccess } from './files/file-system';
export { nodeFileSystem } from './files/node-file-system';
export { parseSplit } from './split';
export type { ReadOptions, ReadRows } from './read-rows';
export { readAll, readRows } from './read-rows';
export type { RowSample } from './take-sample';
export { takeSample } from './take-sample';
export type { RowDraw } from './draw-sample';
export { drawSample } from './draw-sample';
export type { HubSplitSummary, HubSummary } from './remote/describe-hub';
export { describeHub } from './remote/describe-hub';
export type { DownloadOptions } from './remote/download';
export { atCommit, downloadSplits } from './remote/download';
export { isDataFile, sourceOfFile, withoutEnding } from './files/source-of-file';
export type { FileLookup } from './files/find-files';
export { findFiles } from './files/find-files';
export type { RowFile } from './files/row-file';
export type { Column } from './columns';
export { ColumnCounter, columnsOf } from './columns';
export { contextOf } from './reshape';
