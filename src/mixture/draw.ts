import type { Row } from '../data';
import type { Task, TaskTemplate } from '../task';

export interface MixtureExample {
  readonly task: Task;
  readonly template: TaskTemplate;
  readonly row: Row;
  /** The row's place in its stored split. */
  readonly rowIndex: number;
  /** Seed for `renderExample`, so that random templates render the same in every run. */
  readonly seed: string;
}

/** How far a draw has come; a draw continued from it goes on identically. */
export interface MixtureCursor {
  readonly drawn: number;
}

export interface DrawOptions {
  readonly seed: string | number;
  readonly from?: MixtureCursor;
}
