import type { RowEntry } from '../data';
import type { MixturePlan } from '../mixture';
import type { Recipe } from '../recipe';
import type { Task } from '../task';

export type TaskFormatId = 'promptsource' | 'flan' | 'natural_instructions' | 'lm_eval' | 'lm_eval_symbolic';

/** What a task format is given to write from. */
export interface TaskFormatInput {
  readonly recipe: Recipe;
  readonly plan: MixturePlan;
  /** Every task of the recipe, whichever side it stands on, by name. */
  readonly tasks: readonly Task[];
  /** A task's rows of one of its splits, in their order; nothing where it has no such split. */
  readonly rows: (task: Task, split: string) => AsyncIterable<RowEntry>;
  /** Seed of a held-out row, the very one that the evaluation renders it with. */
  readonly heldOutSeed: (task: Task, template: string, row: number) => string;
  readonly signal?: AbortSignal;
}

/** A file of an export, written as it comes: it is never held whole. */
export interface ExportedFile {
  readonly kind: 'file';
  /** Below the format's own folder, with forward slashes. */
  readonly path: string;
  readonly content: string | Iterable<string> | AsyncIterable<string>;
}

/** Something that did not go over as it was, and what a person can do about it. */
export interface ExportNote {
  readonly kind: 'note';
  /** The task file it is about. */
  readonly file: string;
  /** Counted from 1. */
  readonly line?: number;
  readonly what: string;
  readonly why: string;
  readonly remedy?: string;
}

/** Another project's way to write tasks. One file per format; `task-formats.ts` lists them. */
export interface TaskFormat {
  readonly id: TaskFormatId;
  /** One sentence for a person who chooses; in the user's language. */
  readonly summary: () => string;
  /**
   * The splits whose rows it reads (`'eval'` stands for the recipe's `eval.split`); they decide whether an export that
   * is there already is still that of the same inputs.
   */
  readonly reads: readonly string[];
  /** The same inputs give the same files, byte for byte. Each file is taken before the next is asked for. */
  readonly write: (input: TaskFormatInput) => AsyncIterable<ExportedFile | ExportNote>;
}
