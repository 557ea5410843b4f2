import type { Column, Row } from '../data';
import type { RenderedExample, Task } from '../task';
import type { Fix, Severity, Span } from '../text';
import type { RenderSource } from './renders';

/** The codes of all rules. Stable: settings, ignores and documentation use them. */
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
  | 'same-prompt-other-target'
  | 'skewed-labels'
  | 'repeated-rows'
  | 'empty-split'
  | 'over-budget'
  | 'other-language'
  | 'ambiguous-choice'
  | RecipeLintCode;

/** The codes of rules about a recipe and its tasks. */
export type RecipeLintCode =
  | 'partner-in-training'
  | 'unknown-to-flan'
  | 'shared-source'
  | 'test-in-training'
  | 'dev-is-test'
  | 'unmeasured-task'
  | 'ambiguous-choice';

/** What is known besides the task; rules that need what is not there say nothing. */
export interface LintContext {
  /** Sample rows, after rename, derive and keep_if. */
  readonly rows?: readonly Row[];
  readonly columns?: readonly Column[];
  /** The rows through the templates, where the caller has them already: an editor asks after every keystroke. */
  readonly renders?: RenderSource;
  /** More rows, for the templates of which `studyTemplate` was told. */
  readonly larger?: LargerSample;
  /** Grades that differ from the rules' own; `off` silences a rule, any other grade wakes one that is off. */
  readonly severities?: Severities;
}

/** Grades by code, as a user sets them. */
export type Severities = ReadonlyMap<LintCode, Severity | 'off'>;

/** More rows than can be looked at between two keystrokes. Another object stands for another sample. */
export interface LargerSample {
  readonly rows: readonly Row[];
  /** One per row: its place in its stored split, from 0. */
  readonly places?: readonly number[];
  readonly columns: readonly Column[];
  readonly renders: RenderSource;
  /** Rows of the splits that `rows` are not of. */
  readonly otherSplits: readonly SplitSample[];
  /** How long prompts and targets may be, where a recipe says so. */
  readonly budget?: TokenBudget;
}

/** Rows of one split. */
export interface SplitSample {
  readonly split: string;
  readonly rows: readonly Row[];
  readonly renders: RenderSource;
}

/** A recipe's `lengths`, with the tokenizer of its model. */
export interface TokenBudget {
  /** The recipe's `run`, for messages. */
  readonly recipe: string;
  /** Most tokens of a prompt and of a target. */
  readonly input: number;
  readonly target: number;
  /**
   * Tokens of a prompt, and of a target with the recipe's separator before it, as a run counts them; 0 where there
   * certainly are few enough.
   */
  readonly measure: (example: Pick<RenderedExample, 'input' | 'target'>) => {
    readonly input: number;
    readonly target: number;
  };
}

/** What a rule sees: `LintContext`, with what rules share worked out once. */
export interface RuleContext {
  /** The same object for every version of a file: what a rule keeps about it, it keeps by this. */
  readonly file: object;
  readonly rows: readonly Row[];
  /** One per row: its place in its stored split, from 0; empty where the rows are those of the split's beginning. */
  readonly places: readonly number[];
  /** The columns that templates may use, by name; undefined where neither samples nor pins tell. */
  readonly columns: ReadonlyMap<string, Column | undefined> | undefined;
  readonly renders: RenderSource;
  /** Empty while only the first rows are known. */
  readonly otherSplits: readonly SplitSample[];
  readonly budget?: TokenBudget;
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
