import type { Task, TaskTemplate } from '../task';
import type { Problem } from '../text';

/** What can be wrong with a recipe only together with its tasks. */
export type MixtureCode =
  | 'cluster-unknown'
  | 'held-out-task-unknown'
  | 'no-training-tasks'
  | 'no-held-out-tasks'
  | 'duplicate-task-name'
  | 'weight-unknown'
  | 'split-missing';

/** Why a task that is not held out does not train either. */
export type DropCause =
  /** Its cluster is a partner of the held-out cluster `of` (FLAN v1's rules, or the recipe's own map). */
  | { readonly kind: 'partner'; readonly of: string }
  /** It shares the source data `shared` with the held-out task `with`. */
  | { readonly kind: 'family'; readonly shared: string; readonly with: string }
  /** `templates.kinds` leaves none of its templates. */
  | { readonly kind: 'no-template' }
  /** `mixing.weights` gives it 0. */
  | { readonly kind: 'no-weight' };

/** A task that neither trains nor is evaluated. */
export interface DroppedTask {
  readonly task: Task;
  readonly cause: DropCause;
  /** For people. */
  readonly message: string;
}

/** A task that trains: the templates it is drawn with, in order. */
export interface PlannedTask {
  readonly task: Task;
  readonly templates: readonly TaskTemplate[];
}

/** Every task stands in exactly one of `train`, `heldOut` and `dropped`. */
export interface MixturePlan {
  readonly train: readonly PlannedTask[];
  readonly heldOut: readonly Task[];
  readonly dropped: readonly DroppedTask[];
  /** Spans are the recipe file's. An error means that the run makes no sense. */
  readonly problems: readonly Problem<MixtureCode>[];
}
