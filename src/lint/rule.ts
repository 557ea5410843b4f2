import type { Column, Row } from '../data';
import type { Task } from '../task';
import type { Problem, Severity } from '../text';

export type LintCode =
  | 'jinja-syntax'
  | 'unknown-field'
  | 'single-brace-field'
  | 'target-not-a-choice'
  | 'duplicate-template-name'
  | 'duplicate-template-text'
  | 'constant-prompt'
  | 'empty-render'
  | 'trailing-whitespace-before-target'
  | 'label-outside-choices';

/** What a rule sees besides the task; rules that need what is not there say nothing. */
export interface LintContext {
  /** Sample rows, after rename, derive and keep_if. */
  readonly rows?: readonly Row[];
  readonly columns?: readonly Column[];
}

export interface Rule {
  readonly code: LintCode;
  readonly severity: Severity;
  /** One line for documentation and settings. */
  readonly title: string;
  readonly check: (task: Task, context: LintContext) => Iterable<Omit<Problem<LintCode>, 'code' | 'severity'>>;
}
