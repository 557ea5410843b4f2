import type { Problem, Span } from '../text';

/** Everything that can be wrong with a template: the first group is found by parsing, the second by rendering. */
export type JinjaCode =
  | 'jinja-syntax'
  | 'jinja-unknown-filter'
  | 'jinja-unknown-test'
  | 'jinja-undefined'
  | 'jinja-type'
  | 'jinja-value'
  | 'jinja-budget'
  | 'jinja-unsupported';

/** A problem of a template, its span in the UTF-16 units of the source. */
export type JinjaProblem = Problem<JinjaCode>;

/** Why a render stopped. `message` is Python's own text where Python would raise; `span` is in the template's source. */
export interface RenderError {
  readonly code: JinjaCode;
  readonly message: string;
  readonly span: Span;
  /** The render ran out of work or time; with larger limits it might have ended well. */
  readonly outOf?: 'steps' | 'time';
}
