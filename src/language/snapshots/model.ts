import type { Severity } from '../../text';
import type { Location } from '../types';

/**
 * What a test of a task says, and what pinning its renders gives: plain JSON, as `flan/check` and `flan/pin` carry it.
 */

/** Request: {@link CheckParams} to {@link CheckModel}. Renders anew, however often it is asked. */
export const checkRequest = 'flan/check';

/** Request: {@link PinParams} to {@link PinModel}. Writes nothing: the client does. */
export const pinRequest = 'flan/pin';

/** The command behind the code lens `Run Check`; its one argument is {@link CheckCommandArgument}. */
export const checkCommand = 'flan.checkTemplate';

export interface CheckCommandArgument {
  /** Of the task file. */
  readonly uri: string;
  readonly template: string;
}

export interface CheckParams {
  readonly uri: string;
  /** Names; all of the task's where absent. Names that the task lacks are left out. */
  readonly templates?: readonly string[];
}

export type CheckModel = TaskChecked | TaskUnchecked;

/** The templates that were asked for, each through all rows of the sample. */
export interface TaskChecked {
  readonly kind: 'checked';
  readonly split: string;
  /** Rows in the sample. */
  readonly rows: number;
  readonly templates: readonly TemplateCheck[];
  /** What the file says wrong outside its templates, and what is wrong with its data. */
  readonly problems: readonly CheckProblem[];
}

/** Nothing could be rendered: the file does not load, or its data gave no row. */
export interface TaskUnchecked {
  readonly kind: 'unchecked';
  /** `cancelled` says nothing of the task. */
  readonly reason: 'not-a-task' | 'no-task' | 'no-rows' | 'cancelled';
  readonly message: string;
  /** Where the reason stands in the task file. */
  readonly location?: Location;
}

export interface CheckProblem {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly location: Location;
}

export interface TemplateCheck {
  readonly name: string;
  /** Where prompt and target begin in the file, or where the file says what it extends. */
  readonly places: Readonly<Record<'input' | 'target', Location>>;
  /** Rows that rendered to a prompt and a target. */
  readonly rendered: number;
  /** Rows to which the template does not apply, for its prompt or its target is blank. */
  readonly blank: number;
  readonly failures: readonly RowFailures[];
  /** What the checks say of the template, failing rows aside. */
  readonly problems: readonly CheckProblem[];
  /** Absent where the task has no snapshot, or the snapshot does not name the template. */
  readonly snapshot?: SnapshotCheck;
  /** Rendering and comparing took so long. */
  readonly milliseconds: number;
}

/** Rows that fail for one and the same reason. */
export interface RowFailures {
  readonly message: string;
  readonly location: Location;
  /** The first of them, as in `train/3`: split and place in the stored split, from 0. */
  readonly first: string;
  readonly count: number;
}

export interface SnapshotCheck {
  /** Renders that are as pinned. */
  readonly same: number;
  readonly differences: readonly SnapshotDifference[];
}

/** What is not as it was pinned. */
export interface SnapshotDifference {
  readonly message: string;
  /** Whether nothing can be compared: the row is not in the sample any more. That is no failure. */
  readonly isStale: boolean;
  /** Which text has changed, or whose row is not there. */
  readonly part: 'input' | 'target';
  /** In the snapshot file. */
  readonly location: Location;
  /** Both texts, where a text has changed. */
  readonly texts?: { readonly expected: string; readonly actual: string };
}

export interface PinParams {
  readonly uri: string;
  /** Names of the templates to pin. */
  readonly templates?: readonly string[];
  /** A glob of names, where `templates` is absent; all where both are. */
  readonly pattern?: string;
  /** How many rows from the beginning of the sample; by default those that are pinned already. */
  readonly rows?: number;
}

export type PinModel =
  | {
      readonly kind: 'pinned';
      /** Of the snapshot file. */
      readonly uri: string;
      /** What it should hold. */
      readonly text: string;
      /** Whether that is what it holds. */
      readonly isUpToDate: boolean;
      /** Renders by what becomes of them. */
      readonly counts: Readonly<Record<'added' | 'changed' | 'removed' | 'same', number>>;
      /** Why rows could not be pinned, in sentences that name template and row. */
      readonly failures: readonly string[];
    }
  /** Nothing may be written: a sentence says why. */
  | { readonly kind: 'refused'; readonly message: string; readonly location?: Location };
