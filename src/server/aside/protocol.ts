import type { SlowRender, SlowRendered, TextDocument } from '../../language';

/** What the server knows that its other thread has to know as well. Plain JSON. */
export interface Surroundings {
  /** Of the workspace: the task may extend one. */
  readonly documents: readonly TextDocument[];
  /** Where the task's data may lie, as paths. */
  readonly folders: readonly string[];
  /** The client's `initializationOptions`, for the language of messages. */
  readonly options: unknown;
}

/** What the server asks its other thread. */
export interface AsideQuestion extends Surroundings {
  readonly slow: SlowRender;
}

export interface AsideAnswer {
  /** Undefined where there is no such template or row. */
  readonly rendered: SlowRendered | undefined;
}
