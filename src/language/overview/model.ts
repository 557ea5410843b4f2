import type { Severity } from '../../text';
import type { Location } from '../types';

/**
 * The workspace at a glance, as trees show it: plain JSON, from the very problems that the editor underlines. What is
 * costly (the checks of files nobody opened) is worked out behind it and comes with a later answer.
 */

/** Request without parameters, to {@link WorkspaceOverview}. */
export const overviewRequest = 'flan/overview';

/**
 * Notification, server to client, without parameters: a new {@link overviewRequest} would be answered otherwise. Sent
 * to whoever asked once, when typing pauses and while checks go on, not at each keystroke.
 */
export const overviewStale = 'flan/overviewStale';

/** How many problems of each severity. */
export type ProblemCounts = Readonly<Record<Severity, number>>;

export interface WorkspaceOverview {
  /** By name; the tasks that name no cluster come last, in one whose name is empty. */
  readonly clusters: readonly ClusterOverview[];
  /** In the order of their paths. */
  readonly recipes: readonly RecipeOverview[];
  /** Files whose checks are still going on. */
  readonly unchecked: number;
}

/** The tasks of one cluster, by name. A cluster stands in no file of its own: its place is where its first task names it. */
export interface ClusterOverview {
  readonly name: string;
  readonly location: Location;
  readonly tasks: readonly TaskOverview[];
}

export interface TaskOverview {
  readonly uri: string;
  /** Empty where the file gives none, or cannot be read at all. */
  readonly name: string;
  readonly title?: string;
  readonly cluster: string;
  /** The name in the file, or the file's beginning. */
  readonly location: Location;
  /** Those it takes over from the file that it extends included. */
  readonly templates: readonly TemplateOverview[];
  readonly data: DataOverview;
  /** All of the file's, those of its templates included; absent until it was checked once. */
  readonly problems?: ProblemCounts;
}

export interface TemplateOverview {
  readonly name: string;
  /** `original`, `inverted`, `cot` or `other`. */
  readonly kind: string;
  readonly scoring: 'rank' | 'generate';
  /** The whole list item, in the file where it is written. */
  readonly location: Location;
  /** Where the template is taken over from the file that the task extends: that file's name. */
  readonly from?: string;
  /** Those that stand in it. */
  readonly problems?: ProblemCounts;
}

/** What a task says about its data; how many rows there are is another question ({@link splitsRequest}). */
export interface DataOverview {
  /** The path as written, or the dataset's name; empty where there is none yet. */
  readonly source: string;
  readonly kind: 'file' | 'hub';
  /** The task's splits, in the order of the file, and what each is made of: `train[:-200]`. */
  readonly splits: readonly { readonly name: string; readonly stored: string; readonly location: Location }[];
}

export interface RecipeOverview {
  readonly uri: string;
  /** The name of its runs; empty where it gives none. */
  readonly name: string;
  readonly location: Location;
  readonly problems?: ProblemCounts;
  /** What a run would do with the tasks it means, by their names; absent where it means none. */
  readonly plan?: RecipeOverviewPlan;
}

export interface RecipeOverviewPlan {
  readonly train: readonly string[];
  readonly heldOut: readonly string[];
  /** With a sentence that says why. */
  readonly dropped: readonly { readonly task: string; readonly message: string }[];
}
