import type { JinjaCode } from '../jinja';
import type { Row } from '../data';
import type { Result, Span } from '../text';
import type { Task, TaskTemplate } from './task';

export interface ExampleOptions {
  /** Seeds `choice` and `random`; the same seed renders the same example. */
  readonly seed?: string | number;
  /** `false` renders `options_` as nothing: FLAN's "no options" form. Default true. */
  readonly withOptions?: boolean;
}

/** A row through a template. Blank `input` or `target` means "this template does not apply to this row". */
export interface RenderedExample {
  /** The prompt, stripped on the right. */
  readonly input: string;
  /** Stripped on both sides. */
  readonly target: string;
  readonly choices?: readonly string[];
  /** Index of `target` among `choices`; absent where it is none of them. */
  readonly gold?: number;
  /** What `options_` held. */
  readonly options?: string;
}

export type RenderFailureCode = JinjaCode | 'choices-not-a-list' | 'choices-empty';

export interface RenderFailure {
  readonly code: RenderFailureCode;
  readonly message: string;
  readonly field: 'input' | 'target' | 'choices' | 'answer';
  /** In the task file. */
  readonly span: Span;
}

export declare function renderExample(
  task: Task,
  template: TaskTemplate,
  row: Row,
  options?: ExampleOptions,
): Result<RenderedExample, RenderFailure>;
