import type { Column, Row } from '../data';
import type { Task } from '../task';
import type { Fix, Severity, Span } from '../text';
import type { RenderSource } from './renders';

/** Stable: settings, ignores and documentation use them. */
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
  | 'label-outside-choices'
  | 'unsound-choices'
  | 'choice-count'
  | 'choice-order'
  | 'unused-choices'
  | 'choices-not-in-prompt'
  | 'choices-in-prompt'
  | 'yaml-word-choice'
  | 'unfit-metric'
  | 'overlapping-splits'
  | 'lost-escape'
  | 'missing-space'
  | 'trailing-space'
  | 'doubled-space'
  | 'doubled-word'
  | 'doubled-punctuation'
  | 'unused-variable'
  | 'set-in-loop'
  | 'set-in-condition'
  | 'random-on-both-sides'
  | 'may-print-nothing'
  | 'near-duplicate'
  | 'few-templates'
  | 'no-original-template'
  | 'no-instruction'
  | 'padded-name'
  | 'answer-in-prompt'
  | 'gold-position'
  | 'one-target'
  | 'same-prompt-other-target';

/** What is known besides the task; rules that need what is not there say nothing. */
export interface LintContext {
  /** Sample rows, after rename, derive and keep_if. */
  readonly rows?: readonly Row[];
  readonly columns?: readonly Column[];
  /** The rows through the templates, where the caller has them already: an editor asks after every keystroke. */
  readonly renders?: RenderSource;
  /** Grades that differ from the rules' own; `off` silences a rule, any other grade wakes one that is off. */
  readonly severities?: ReadonlyMap<LintCode, Severity | 'off'>;
}

/** What a rule sees: `LintContext`, with what rules share worked out once. */
export interface RuleContext {
  /** The same object for every version of a file: what a rule keeps about it, it keeps by this. */
  readonly file: object;
  readonly rows: readonly Row[];
  /** The columns that templates may use, by name; undefined where neither samples nor pins tell. */
  readonly columns: ReadonlyMap<string, Column | undefined> | undefined;
  readonly renders: RenderSource;
}

/** What a rule says at one place. */
export interface Finding {
  readonly message: string;
  readonly span: Span;
  readonly fix?: Fix;
  /** Where it differs from the rule's. */
  readonly severity?: Severity;
}

/** One kind of mistake. */
export interface Rule {
  readonly code: LintCode;
  readonly severity: Severity;
  /** Says nothing unless somebody asks for it: what it finds is more often meant than not. */
  readonly isOff?: true;
  /** One line for documentation and settings. */
  readonly title: string;
  readonly check: (task: Task, context: RuleContext) => Iterable<Finding>;
}
