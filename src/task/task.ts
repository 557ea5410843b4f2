import type { Document } from 'yaml';
import type { DataSpec } from '../data';
import type { Template } from '../jinja';
import type { Problem, ScalarMap, Span } from '../text';
import type { Value } from '../value';
import type { TaskCode } from './codes';

/** A scalar that holds Jinja: its decoded text, parsed, with the map from its offsets to the file's. */
export interface JinjaField {
  readonly text: string;
  readonly map: ScalarMap;
  readonly template: Template;
  /** The scalar in the file. */
  readonly span: Span;
}

/** Answer choices in label order: written out, or computed per row by a Jinja expression that gives a list. */
export type Choices =
  | { readonly kind: 'list'; readonly items: readonly ChoiceItem[]; readonly span: Span }
  | { readonly kind: 'expression'; readonly field: JinjaField; readonly span: Span };

/** One written choice. */
export interface ChoiceItem {
  readonly text: string;
  readonly span: Span;
  /** Written without quotes, so that a reader of YAML 1.1 may take it for something else than text. */
  readonly isPlain?: true;
}

/** What a template asks: the task itself, a turned-around form (paper section 2.2), a chain of thought, or else. */
export type TemplateKind = 'original' | 'inverted' | 'cot' | 'other';

/** `rank`: the choice with the highest log-likelihood is the prediction; `generate`: the model writes freely. */
export type Scoring = 'rank' | 'generate';

/**
 * What prompt and target are rendered from: a text each, in one scope, or one text with `|||` between the two after
 * rendering, as in PromptSource, whose control flow may span both.
 */
export type TemplateBody =
  | { readonly kind: 'pair'; readonly input: JinjaField; readonly target: JinjaField }
  | { readonly kind: 'joined'; readonly jinja: JinjaField };

/** One template; the task's own choices, answer, scoring and metrics stand where it gives none. */
export interface TaskTemplate {
  readonly name: string;
  readonly nameSpan: Span;
  /** The whole list item. */
  readonly span: Span;
  /** Place in the task's list, from 0; the file's own templates come first. */
  readonly index: number;
  /** The file in which it is written, where that is one that the task extends: its places are all the `extends` value. */
  readonly from?: string;
  readonly kind: TemplateKind;
  readonly scoring: Scoring;
  readonly metrics: readonly string[];
  /** Where the template names metrics of its own. */
  readonly metricsSpan?: Span;
  readonly choices?: Choices;
  readonly answer?: JinjaField;
  readonly body: TemplateBody;
  /** Keeps one newline at the end of the prompt, which is dropped otherwise with all white space there. */
  readonly keepTrailingNewline: boolean;
  readonly meta: ReadonlyMap<string, Value>;
  /** The author's own keys, `x-…`: kept, never read. */
  readonly extras: ReadonlyMap<string, Value>;
}

/** Jinja of the `data` block, as `data` holds it, with its place. */
export interface DataField {
  readonly key: 'derive' | 'keep_if';
  /** The derived column; `keep_if` for the condition. */
  readonly name: string;
  readonly field: JinjaField;
  /** Whether the column takes the value of the field's expression rather than its text. */
  readonly asValue?: boolean;
}

/**
 * A task file's content, with what it takes over from the file that it extends. Spans are offsets in the file; of what
 * is taken over they are the value of `extends`.
 */
export interface Task {
  readonly path: string;
  /** The task file that this one extends, absolute, and where it says so. */
  readonly base?: { readonly path: string; readonly span: Span };
  readonly name: string;
  readonly nameSpan: Span;
  readonly title?: string;
  readonly cluster: string;
  readonly clusterSpan: Span;
  /** Source-data families: tasks that share one never stand on both sides of a hold-out. */
  readonly families: readonly string[];
  readonly language: string;
  readonly data: DataSpec;
  readonly dataSpan: Span;
  readonly dataFields: readonly DataField[];
  /** Where the file says what a split is made of; splits that it leaves to the source are not among them. */
  readonly splitSpans: ReadonlyMap<string, Span>;
  readonly choices?: Choices;
  readonly answer?: JinjaField;
  readonly scoring: Scoring;
  readonly metrics: readonly string[];
  /** Where the file names metrics. */
  readonly metricsSpan?: Span;
  readonly templates: readonly TaskTemplate[];
  /** The author's own keys of the file's root, `x-…`: kept, never read. */
  readonly extras: ReadonlyMap<string, Value>;
}

/**
 * A task file, read as far as it goes: `task` is there whenever the file has a root map, with defaults where parts are
 * missing or wrong, so that previews and completions work while somebody types. Run it only where no problem is an
 * error (`isSound`).
 */
export interface LoadedTask {
  readonly path: string;
  readonly text: string;
  readonly document: Document;
  readonly task?: Task;
  readonly problems: readonly Problem<TaskCode>[];
  /** What was known of the file that this one extends when it was read. */
  readonly base?: TaskBase;
}

/** The file that a task extends as far as it could be had; it, or one behind it, may extend the task in turn. */
export type TaskBase = LoadedTask | 'missing' | 'circular';
