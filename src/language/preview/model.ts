import type { Position } from '../../text';
import type { Location } from '../types';

/** What a preview asks of the language server and what it is told. All of it is plain JSON. */

/** Request: {@link PreviewParams} to {@link PreviewModel}. */
export const previewRequest = 'flan/preview';

/** Request: {@link PreviewSeriesParams} to {@link PreviewSeriesModel}. */
export const previewSeriesRequest = 'flan/previewSeries';

/** Request: {@link SearchRowsParams} to {@link SearchRowsModel}. */
export const searchRowsRequest = 'flan/searchRows';

/** Notification, server to client: `{ uri }`; what a preview of that file shows may be out of date (data changed). */
export const previewStale = 'flan/previewStale';

/** The command behind the code lens `Preview`; its one argument is {@link PreviewCommandArgument}. */
export const previewCommand = 'flan.previewTemplate';

export interface PreviewCommandArgument {
  readonly uri: string;
  readonly template: string;
}

/** Which row to show: one by its number in the sample, or any, the same one for the same seed. */
export type RowChoice =
  { readonly kind: 'index'; readonly index: number } | { readonly kind: 'random'; readonly seed: number };

/** Which template to show: by name, or the one at or next above a place in the file. The first where none is meant. */
export type TemplateChoice =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'position'; readonly position: Position }
  | { readonly kind: 'first' };

/** In what form a row is shown; without any, in that of training: zero-shot, with the options that the template prints. */
export interface PreviewForm {
  /** `left-out` renders `options_` as nothing, FLAN v2's "noopt"; `printed` is the default. */
  readonly optionList?: 'printed' | 'left-out';
  /** Solved examples before the row: so many at most, drawn with this seed. */
  readonly shots?: { readonly count: number; readonly seed: number };
  /**
   * URI of the recipe whose tokenizer, lengths and separator count. By default the first by path whose `tasks` mean the
   * file, as for one that does not mean it.
   */
  readonly recipe?: string;
  /** Whether to count tokens and tell their places; false by default, for the tokenizer has to be read. */
  readonly tokens?: boolean;
}

export interface PreviewParams extends PreviewForm {
  readonly uri: string;
  readonly template: TemplateChoice;
  readonly row: RowChoice;
}

/** Several templates side by side for one row, or several rows from `row` on for one template. */
export interface PreviewSeriesParams extends PreviewParams {
  readonly over: 'templates' | 'rows';
  /** The first template, zero-based; only for `templates`. Default 0. */
  readonly offset?: number;
  readonly limit: number;
}

/**
 * A stretch of rendered text and where it comes from. The segments of a text follow each other without gap.
 * `text` was written by the author, `field` is what one expression printed, `block` what a statement such as
 * `{% for %}` printed in all.
 */
export interface PreviewSegment {
  readonly text: string;
  readonly kind: 'text' | 'field' | 'block';
  /** The columns and variables that the expression or block reads, as written: `premise`, `answer.text`. */
  readonly fields: readonly string[];
  /** The place in the task file that printed this, to jump to. */
  readonly source: Location;
}

export interface PreviewText {
  /** As rendered, after the strip rules. */
  readonly text: string;
  /** Empty where the pieces could not be told apart exactly; then `text` is all there is to show. */
  readonly segments: readonly PreviewSegment[];
}

/** A template rendered for one row, or why it is not. */
export type PreviewModel = PreviewRendered | PreviewFailed | PreviewUnavailable;

export type PreviewSeriesModel = PreviewSeries | PreviewUnavailable;

/** Several previews of one task. */
export interface PreviewSeries extends PreviewSubject {
  readonly kind: 'series';
  readonly over: 'templates' | 'rows';
  /** In the order of the file; each is what a preview of its template and row alone would be. */
  readonly items: readonly (PreviewRendered | PreviewFailed)[];
  /** How many there are in all, of which `items` may be the first. */
  readonly count: number;
}

/** What is the same whether the template renders or not. */
export interface PreviewSubject {
  readonly uri: string;
  readonly version: number;
  readonly task: { readonly name: string; readonly title?: string; readonly cluster: string };
  readonly template: PreviewTemplate;
  /** All templates of the task, in the order of the file, those of the file that it extends last. */
  readonly templates: readonly PreviewTemplate[];
  /** `index` is zero-based in the sample of `count` rows of `split`. */
  readonly row: {
    readonly index: number;
    readonly count: number;
    readonly split: string;
    /** The columns in order. */
    readonly values: readonly RowField[];
  };
  readonly training: PreviewTraining;
}

export interface PreviewTemplate {
  readonly name: string;
  readonly kind: string;
  /** Zero-based, among `templates`. */
  readonly index: number;
  /** The whole list item; of a template that the task takes over from another file, where it names that. */
  readonly location: Location;
}

/** A column of a row; `value` is JSON text or, for strings, the string. */
export interface RowField {
  readonly name: string;
  readonly value: string;
  readonly kind: 'string' | 'json';
}

/** A recipe of the workspace: its `run` is what it is called. */
export interface RecipeReference {
  readonly uri: string;
  readonly name: string;
}

/** What a recipe says about how the task's examples are trained on. */
export interface PreviewTraining {
  /** The recipe that counts here; absent where none means the task: then the format's defaults hold. */
  readonly recipe?: RecipeReference;
  /** All recipes whose `tasks` mean the file, by path. */
  readonly recipes: readonly RecipeReference[];
  /** `format.separator`: what a zero-shot example has between input and target. */
  readonly separator: string;
  /** What the loss is taken on; the end-of-text token belongs to the target. */
  readonly lossOn: 'target';
  /** Why tokens that were asked for are not counted, with what would help. */
  readonly noTokens?: string;
}

export interface PreviewRendered extends PreviewSubject {
  readonly kind: 'rendered';
  readonly input: PreviewText;
  readonly target: PreviewText;
  /** The answer choices of this row, in label order; absent for a generation template. */
  readonly choices?: readonly string[];
  /** Index of the target among the choices; absent when it is none of them. */
  readonly gold?: number;
  /** FLAN's option list for this row, where there are choices: `OPTIONS:` and one line each. Empty when left out. */
  readonly options?: string;
  /** FLAN v2's name of the form shown: zero- or few-shot, the choices spelled out in the prompt or not. */
  readonly style: 'zs_opt' | 'zs_noopt' | 'fs_opt' | 'fs_noopt';
  /**
   * What became of `options_`; `unused`: this template does not print it for this row, so that there is nothing to leave
   * out, and nothing is put in, for no training would see it.
   */
  readonly optionList: 'printed' | 'left-out' | 'unused';
  /** The rows of the solved examples, in their order; empty for a zero-shot form. */
  readonly exemplars: readonly PreviewExemplar[];
  /** Why there are fewer solved examples than asked for. */
  readonly fewerShots?: string;
  readonly joint: PreviewJoint;
}

/** A solved example of the few-shot form. */
export interface PreviewExemplar {
  /** Zero-based in the sample. */
  readonly row: number;
}

/** The one text that a model reads and learns from: solved examples, input, separator, target. */
export interface PreviewJoint {
  /** They follow each other without gap; joined, they are the text. */
  readonly parts: readonly JointPart[];
  /** Absent where tokens were not asked for, or cannot be counted: `training.noTokens` says why. */
  readonly tokens?: PreviewTokens;
}

export interface JointPart {
  /** `between`: a separator or delimiter, and a newline that `keep_trailing_newline` keeps. */
  readonly kind: 'input' | 'target' | 'between';
  /** Zero-based number of the solved example that this belongs to, or stands behind; absent for the row itself. */
  readonly exemplar?: number;
  readonly text: string;
  /** As in {@link PreviewText}; empty for what stands between. */
  readonly segments: readonly PreviewSegment[];
  /** Whether the loss is taken on this part, so that a model learns to write it. */
  readonly learned: boolean;
}

/** The joint text in tokens. */
export interface PreviewTokens {
  /**
   * Where the tokens stand in the joint text, piece after piece without gap: `end` in UTF-16 units, `ids` of the tokens.
   * Mostly one; several where a character is divided between tokens, none for white space that the tokenizer leaves
   * out. Absent where the tokenizer rewrites the text, so that its tokens have no place in it.
   */
  readonly pieces?: readonly { readonly end: number; readonly ids: readonly number[] }[];
  /** All that the model reads before it has to write, solved examples included. */
  readonly prompt: TokenCount;
  /** What it learns to write, separator included, the end-of-text token not. */
  readonly target: TokenCount;
  /** What training does with the example: `lengths.overflow` where it is too long. */
  readonly fate: 'fits' | 'truncated' | 'dropped';
  /** The end-of-text token behind the target. */
  readonly end: { readonly id: number; readonly text: string };
}

export interface TokenCount {
  readonly count: number;
  /** Most that the recipe, or the model, lets through. */
  readonly budget: number;
}

export interface PreviewFailed extends PreviewSubject {
  readonly kind: 'failed';
  readonly code: string;
  readonly message: string;
  /** `input`, `target`, `jinja`, `choices`, `answer` or a derived column: what failed to render. */
  readonly field: string;
  readonly location: Location;
}

/** Nothing to render: the file does not load, has no template, or its data gave no row. */
export interface PreviewUnavailable {
  readonly kind: 'unavailable';
  readonly uri: string;
  readonly version: number;
  /**
   * `not-a-task`: another kind of file; `no-task`: it has errors that keep it from loading; `cancelled`: newer text came
   * or the client no longer wants it.
   */
  readonly reason: 'not-a-task' | 'no-task' | 'no-template' | 'no-rows' | 'cancelled';
  readonly message: string;
  /** Where the first error stands, if it is an error in the file. */
  readonly location?: Location;
}

/** Looks for rows of the sample by what stands in them. */
export interface SearchRowsParams {
  readonly uri: string;
  /** Looked for without regard to case; in strings as they are, in other values as JSON text. */
  readonly text: string;
  /** The only column to look in; all by default. */
  readonly column?: string;
}

export interface SearchRowsModel {
  /** Zero-based in the sample, rising. */
  readonly rows: readonly number[];
  /** How many rows were looked at. */
  readonly count: number;
}
