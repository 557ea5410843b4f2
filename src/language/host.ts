import type { Column, DataSpec, HubSource, HubSummary, Row, RowProblem } from '../data';
import type { TextDocument } from './types';

/**
 * What the service needs to know of the world and cannot work out from one text. A shell answers from the disk, a test
 * from memory; the service itself reads nothing and waits for nothing else.
 */
export interface LanguageHost {
  /**
   * The task and recipe files of the workspace: an open one as its unsaved text, the others as stored. Asked for on
   * every request that looks across files, so a host keeps the list and the texts.
   */
  documents(): Promise<readonly TextDocument[]>;

  /**
   * The first rows of the data of the task in `document`, for which `data` is its loaded data block. Bounded: a host
   * stops reading after `limit` rows and keeps what it read while the data files do not change.
   */
  sampleRows(document: TextDocument, data: DataSpec, limit: number): Promise<Sample>;

  /**
   * The task file at an absolute path, which `document` extends and `documents` does not list; undefined where there is
   * none, or none inside the workspace.
   */
  documentAt?(path: string, document: TextDocument): Promise<TextDocument | undefined>;

  /** What of a hub dataset is on this machine; absent, or undefined, where nothing is known. Asks no network. */
  describeDataset?(source: HubSource): Promise<HubSummary | undefined>;

  /**
   * The files and folders in `folder` (absolute), names only, folders with a trailing slash; for completing paths.
   * Nothing outside the workspace is listed.
   */
  listFolder(folder: string): Promise<readonly string[]>;

  /**
   * The URI of the first file that a path or glob, relative to the file `document`, stands for; undefined where there is
   * none, or none inside the workspace.
   */
  firstFile?(document: TextDocument, pattern: string): Promise<string | undefined>;

  /** Where the pages of hub datasets stand; `https://huggingface.co` where the host does not say. */
  readonly hubEndpoint?: string;
}

/** A bounded stretch from the start of a task's data. */
export interface Sample {
  /** Changes whenever the rows do, so that what was rendered from them can be kept. */
  readonly revision: string;
  /** The split that was read: the first of train, dev, test that the task declares. */
  readonly split: string;
  readonly rows: readonly Row[];
  /** One per row: its place in its stored split, from 0; absent where no row of the split was left out. */
  readonly indexes?: readonly number[];
  readonly columns: readonly Column[];
  /** Rows that could not be read, columns that are not as pinned, files that are not there. */
  readonly problems: readonly RowProblem[];
}
