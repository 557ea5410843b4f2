import type { Column, DataSpec, HubSource, HubSummary, Row, RowDraw, RowProblem } from '../data';
import type { Severities } from '../lint';
import type { ModelSource } from '../recipe';
import type { Result } from '../text';
import type { LoadedTokenizer, TokenizerError } from '../tokenizer';
import type { Cancellation } from './cancellation';
import type { SlowRender, SlowRendered } from './preview/aside';
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

  /**
   * Rows of one of the task's splits, drawn by seed from its beginning. A host may keep them while the data files do not
   * change; then the same object comes again. Absent where only the first rows can be had.
   */
  drawRows?(document: TextDocument, data: DataSpec, draw: RowDraw, cancel?: Cancellation): Promise<Sample>;

  /**
   * A window of one of the task's splits, read as a stream: what lies before it is passed, not kept. Bounded in time;
   * the next question goes on from there. Absent where only samples can be had.
   */
  splitRows?(
    document: TextDocument,
    data: DataSpec,
    window: SplitWindowParams,
    cancel?: Cancellation,
  ): Promise<SplitWindow>;

  /** The grades that the user gives to rules, the same object while they stay; absent where nothing can be set. */
  severities?(document: TextDocument): Promise<Severities>;

  /** The snapshot beside a task (`snapshotPath`): unsaved text where it is open. Undefined where there is none. */
  snapshotOf?(document: TextDocument): Promise<TextDocument | undefined>;

  /** What of a hub dataset is on this machine; absent, or undefined, where nothing is known. Asks no network. */
  describeDataset?(source: HubSource): Promise<HubSummary | undefined>;

  /** The ids of the hub datasets of which something is on this machine; absent where there is no cache to look into. */
  cachedDatasets?(): Promise<readonly string[]>;

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

  /**
   * The tokenizer of the model that the recipe file `recipe` names, or what is wrong with it: read once while its files
   * stay as they are, never outside the workspace and the hub's cache, never from the network. Absent where the host has
   * none to give.
   */
  tokenizer?(recipe: TextDocument, model: ModelSource): Promise<Result<LoadedTokenizer, TokenizerError>>;

  /**
   * Renders a row aside, on another thread, as long as it takes, for meanwhile nothing may wait; undefined once cancelled.
   * Absent where there is no other thread: then it is rendered here after all.
   */
  renderAside?(slow: SlowRender, cancel?: Cancellation): Promise<SlowRendered | undefined>;

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

/** Which rows of a split to read. */
export interface SplitWindowParams {
  readonly split: string;
  /** Among the rows that match. */
  readonly offset: number;
  readonly limit: number;
  /** Lower-case text that one of a row's values must hold. */
  readonly search?: string;
  /** Read on to the end, to know how many there are; then no row is given. */
  readonly isCount?: boolean;
  /** How long to read at most. */
  readonly milliseconds: number;
}

/** Rows of a split, and how much of it was seen. */
export interface SplitWindow {
  /** Another one means other rows. */
  readonly revision: string;
  readonly split: string;
  readonly rows: readonly SplitRow[];
  /** Of all rows that were seen. */
  readonly columns: readonly Column[];
  /** The files in which rows were seen: their URIs, or their paths in a dataset of the hub. */
  readonly files: readonly string[];
  readonly problems: readonly RowProblem[];
  readonly seen: number;
  /** Rows that were seen and match. */
  readonly matched: number;
  /** Rows that match in all; absent until the end was reached. */
  readonly count?: number;
  /** Whether the time was up before the window was full. */
  readonly partial: boolean;
}

/** A row with its place. */
export interface SplitRow {
  readonly row: Row;
  /** Among the rows of the split as templates see them, from 0. */
  readonly number: number;
  /** In the stored split, from 0. */
  readonly index: number;
  readonly file: string;
  readonly line: number;
}
