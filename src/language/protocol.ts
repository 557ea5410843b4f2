import type { Position } from '../text';
import type { Location } from './types';

/**
 * What editor, language server and preview panel say to each other beyond the Language Server Protocol. All of it is
 * plain JSON.
 */

/** Request: {@link PreviewParams} to {@link PreviewModel}. */
export const previewRequest = 'flan/preview';

/** Notification, server to client: `{ uri }`; what a preview of that file shows may be out of date (data changed). */
export const previewStale = 'flan/previewStale';

/** Notification, client to server, without parameters: data was downloaded, so what the cache holds is to be read anew. */
export const dataDownloaded = 'flan/dataDownloaded';

/** The command that downloads what a task or recipe file reads; its one argument is the file's URI. */
export const downloadCommand = 'flan.downloadData';

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

export interface PreviewParams {
  readonly uri: string;
  readonly template: TemplateChoice;
  readonly row: RowChoice;
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
  /** Exactly what a model would be given, after the strip rules (both stripped). */
  readonly text: string;
  /** Empty where the pieces could not be told apart exactly; then `text` is all there is to show. */
  readonly segments: readonly PreviewSegment[];
}

/** A template rendered for one row, or why it is not. */
export type PreviewModel = PreviewRendered | PreviewFailed | PreviewUnavailable;

/** What is the same whether the template renders or not. */
export interface PreviewSubject {
  readonly uri: string;
  readonly version: number;
  readonly task: { readonly name: string; readonly title?: string; readonly cluster: string };
  readonly template: {
    readonly name: string;
    readonly kind: string;
    /** Zero-based, among `templates`. */
    readonly index: number;
    readonly location: Location;
  };
  /** The names of all templates of the task, in the order of the file. */
  readonly templates: readonly string[];
  /** `index` is zero-based in the sample of `count` rows; `file` and `line` (from 1) tell where the row stands. */
  readonly row: {
    readonly index: number;
    readonly count: number;
    readonly split: string;
    /** The columns in order, values as JSON text or, for strings, as they are. */
    readonly values: readonly {
      readonly name: string;
      readonly value: string;
      readonly kind: 'string' | 'json';
    }[];
  };
}

export interface PreviewRendered extends PreviewSubject {
  readonly kind: 'rendered';
  readonly input: PreviewText;
  readonly target: PreviewText;
  /** The answer choices of this row, in label order; absent for a generation template. */
  readonly choices?: readonly string[];
  /** Index of the target among the choices; absent when it is none of them. */
  readonly gold?: number;
  /** FLAN's option list for this row, where there are choices: `OPTIONS:` and one line each. */
  readonly options?: string;
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
  /** `not-a-task`: another kind of file; `no-task`: it has errors that keep it from loading. */
  readonly reason: 'not-a-task' | 'no-task' | 'no-template' | 'no-rows';
  readonly message: string;
  /** Where the first error stands, if it is an error in the file. */
  readonly location?: Location;
}
