/**
 * Snapshots: what a task's templates make of some rows, pinned in `NAME.snap.yaml` beside the task so that a change of
 * any of it is seen. Reading the file with every place kept, comparing it with what is rendered now, and pinning anew.
 */
export type {
  LoadedSnapshot,
  PinnedRender,
  PinnedRow,
  PinnedTemplate,
  RenderPart,
  Snapshot,
  SnapshotContent,
  SnapshotFileCode,
} from './snapshot';
export { describeKey, snapshotSchema } from './schema';
export { snapshotPath, taskPath } from './snapshot-path';
export { loadSnapshot } from './load-snapshot';
export type { SampleRows } from './find-row';
export { identify } from './find-row';
export type { LineDifference } from './first-difference';
export type { SnapshotComparison, SnapshotFinding } from './compare-snapshot';
export { compareSnapshot } from './compare-snapshot';
export { rowKey } from './row-key';
export type { SnapshotCode } from './problem';
export { snapshotProblem, tellFinding } from './problem';
export type { PinFailure, PinnedRenders, PinOptions } from './pin-renders';
export { defaultRows, pinRenders } from './pin-renders';
export { seedOfRow } from './seed-of-row';
export { printSnapshot } from './print-snapshot';
