import type { Document } from 'yaml';
import type { SchemaCode } from '../document';
import type { Problem, ScalarMap, Span } from '../text';

/** Which row a render was made of. */
export interface PinnedRow {
  readonly split: string;
  /** Place in the stored split, from 0. */
  readonly index: number;
  /** `rowHash` of the row at the time. */
  readonly hash: string;
}

/** What a template made of a row: both texts as a model would get them, to the byte. */
export interface PinnedRender {
  readonly row: PinnedRow;
  readonly input: string;
  readonly target: string;
}

export interface PinnedTemplate {
  readonly name: string;
  readonly renders: readonly PinnedRender[];
}

/** What a snapshot file says: the pinned renders of one task, templates in the order of the task file. */
export interface SnapshotContent {
  readonly task: string;
  readonly templates: readonly PinnedTemplate[];
}

/** The two texts of a render. */
export type RenderPart = 'input' | 'target';

/** A render with its places in the snapshot file. */
export interface PlacedRender extends PinnedRender {
  readonly rowSpan: Span;
  /** From offsets in the texts to the file's. */
  readonly maps: Readonly<Record<RenderPart, ScalarMap>>;
}

export interface PlacedTemplate extends PinnedTemplate {
  readonly nameSpan: Span;
  readonly renders: readonly PlacedRender[];
}

/** A snapshot as its file holds it. */
export interface Snapshot extends SnapshotContent {
  readonly taskSpan: Span;
  readonly templates: readonly PlacedTemplate[];
}

/** What can be wrong with a snapshot file. */
export type SnapshotFileCode = SchemaCode | 'duplicate-template' | 'duplicate-row';

/** A snapshot file, read as far as it goes. Compare or update it only where it has no problem. */
export interface LoadedSnapshot {
  readonly path: string;
  readonly text: string;
  readonly document: Document;
  readonly snapshot?: Snapshot;
  readonly problems: readonly Problem<SnapshotFileCode>[];
}
