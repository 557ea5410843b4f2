import type { Row } from '../../data';
import type { Task } from '../../task';
import { PyDict, type Value } from '../../value';

/** Words in a row that two texts share only if one is taken from the other (GPT-3, appendix C). */
const LENGTH = 13;

/** What more training rows than this say is a phrase of the data, no text of a test row (GPT-3, appendix C). */
const COMMON = 10;

/** Test rows of a held-out task whose text is also in rows of a training task. */
export interface SharedText {
  readonly heldOut: Task;
  /** Of the held-out task. */
  readonly split: string;
  readonly train: Task;
  /** Test rows that share text, and of how many. */
  readonly rows: number;
  readonly testRows: number;
  readonly trainRows: number;
  /** Words that both have. */
  readonly example: string;
}

/** The rows of a split of a task. */
export interface TaskRows {
  readonly task: Task;
  readonly split: string;
  readonly rows: readonly Row[];
}

/**
 * The texts of test rows, ready for rows of training to be held against them. A row's texts are its strings, wherever
 * they stand in it; thirteen words never reach from one string into the next. Case and marks do not count.
 */
export class TestTexts {
  readonly #test: TaskRows;
  /** Rows by runs of words. */
  readonly #rows = new Map<string, number[]>();

  constructor(test: TaskRows) {
    this.#test = test;
    for (const [place, row] of test.rows.entries()) {
      for (const run of runsOf(row)) {
        const rows = this.#rows.get(run);
        if (!rows) this.#rows.set(run, [place]);
        else if (rows.at(-1) !== place) rows.push(place);
      }
    }
  }

  /** What rows of training share with the test rows; undefined where it is nothing. */
  compare({ task, rows }: TaskRows): SharedText | undefined {
    const counts = new Map<string, number>();
    for (const row of rows) {
      for (const run of new Set(runsOf(row))) if (this.#rows.has(run)) counts.set(run, (counts.get(run) ?? 0) + 1);
    }
    const shared = [...counts].flatMap(([run, count]) => (count <= COMMON ? [run] : []));
    const [example] = shared;
    if (example === undefined) return undefined;
    return {
      heldOut: this.#test.task,
      split: this.#test.split,
      train: task,
      rows: new Set(shared.flatMap((run) => this.#rows.get(run) ?? [])).size,
      testRows: this.#test.rows.length,
      trainRows: rows.length,
      example,
    };
  }
}

function* runsOf(row: Row): Iterable<string> {
  for (const text of textsOf(row)) {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    for (let start = 0; start + LENGTH <= words.length; start++) yield words.slice(start, start + LENGTH).join(' ');
  }
}

function* textsOf(value: Value): Iterable<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* textsOf(item);
  else if (value instanceof PyDict) for (const [, item] of value.entries()) yield* textsOf(item);
}
