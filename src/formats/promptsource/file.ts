import type { Span } from '../../text';
import type { Value } from '../../value';

/** A `templates.yaml` of PromptSource: the templates of one data set, or of one of its subsets. */
export interface PromptSourceFile {
  readonly dataset: string;
  /** Absent where the file has no such key. */
  readonly subset?: string | null;
  readonly templates: readonly PromptSourceTemplate[];
  /** Keys that PromptSource does not know, in the file's order. */
  readonly stray: ReadonlyMap<string, Value>;
}

/** One template. A key that the file does not have is absent here, so that it can be written as it was. */
export interface PromptSourceTemplate {
  /** The key under which the file holds it: by PromptSource's rule the same as `id`. */
  readonly key: string;
  readonly id?: string;
  readonly name: string;
  /** Prompt and target, `|||` between them once rendered. */
  readonly jinja: string;
  /** Jinja that prints the choices with `|||` between them. */
  readonly answerChoices?: string | null;
  readonly reference?: string | null;
  readonly metadata?: PromptSourceMetadata;
  readonly stray: ReadonlyMap<string, Value>;
  /** Where the template stands in the file it was read from: its key and its value. */
  readonly span: Span;
}

export interface PromptSourceMetadata {
  /** The YAML anchor by which templates of a file share their metadata, as in `&id001`; they must be equal. */
  readonly anchor?: string;
  /** Whether the prompt spells the choices out. */
  readonly choicesInPrompt?: boolean | null;
  /** ISO 639-1 codes. */
  readonly languages?: readonly string[] | null;
  readonly metrics?: readonly string[] | null;
  /** Whether the template asks what the data set was made for. */
  readonly originalTask?: boolean | null;
  readonly stray: ReadonlyMap<string, Value>;
}
