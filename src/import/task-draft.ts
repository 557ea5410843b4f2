import type { TemplateKind, Scoring } from '../task';
import type { Value } from '../value';

/** A task file to be written: the keys of the format (`task.schema.json`) with plain values. */
export interface TaskDraft {
  /** Lower-case letters, digits, `_`, `-` and `.`. */
  readonly name: string;
  /** A comment of one line at the top of the file. */
  readonly note?: string;
  readonly title?: string;
  readonly cluster: string;
  readonly families?: readonly string[];
  readonly language?: string;
  readonly data: DataDraft;
  readonly choices?: ChoicesDraft;
  readonly answer?: string;
  readonly scoring?: Scoring;
  readonly metrics?: readonly string[];
  readonly templates: readonly TemplateDraft[];
  /** Keys that begin with `x-`. */
  readonly extras?: ReadonlyMap<string, Value>;
}

export interface DataDraft {
  readonly source: SourceDraft;
  /** The task's splits by stored splits or slices of them. */
  readonly splits?: ReadonlyMap<string, string>;
  /** Pinned columns with their types. */
  readonly columns?: ReadonlyMap<string, string>;
  readonly rename?: ReadonlyMap<string, string>;
  readonly derive?: ReadonlyMap<string, string>;
  readonly keepIf?: string;
}

export type SourceDraft =
  | { readonly kind: 'hf'; readonly id: string; readonly config?: string; readonly revision?: string }
  | { readonly kind: 'jsonl' | 'json' | 'parquet' | 'csv' | 'tsv'; readonly path: PathDraft };

/** One path, several, or several by stored split. */
export type PathDraft = string | readonly string[] | ReadonlyMap<string, readonly string[]>;

/** A list, or the text of a Jinja expression. */
export type ChoicesDraft = readonly string[] | string;

export interface TemplateDraft {
  readonly name: string;
  readonly kind?: TemplateKind;
  readonly body:
    | { readonly kind: 'pair'; readonly input: string; readonly target: string }
    | { readonly kind: 'joined'; readonly jinja: string };
  readonly keepTrailingNewline?: boolean;
  readonly choices?: ChoicesDraft;
  readonly answer?: string;
  readonly scoring?: Scoring;
  readonly metrics?: readonly string[];
  readonly meta?: ReadonlyMap<string, Value>;
  readonly extras?: ReadonlyMap<string, Value>;
}
