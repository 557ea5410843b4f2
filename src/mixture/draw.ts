import type { IndexedRow, Row } from '../data';
import { createRandom } from '../random';
import type { Recipe } from '../recipe';
import type { Task, TaskTemplate } from '../task';
import { assigner, indexAt } from './assign';
import type { PlannedTask } from './plan';
import { mixingRates } from './rates';

/** One training example before it is rendered. */
export interface MixtureExample {
  readonly task: Task;
  readonly template: TaskTemplate;
  readonly row: Row;
  /** The row's place in its stored split. */
  readonly rowIndex: number;
  /** Seed for `renderExample`, so that random templates render the same in every run. */
  readonly seed: string;
}

/** How far a draw has come; a draw continued from it goes on identically. */
export interface MixtureCursor {
  readonly drawn: number;
}

/** @see drawExamples */
export interface DrawOptions {
  readonly seed: string | number;
  readonly from?: MixtureCursor;
}

/**
 * The endless stream of training examples: a task by its mixing rate, that task's next row, that row's template.
 * A task's rows are shuffled anew for each pass, and each is used once per pass. The same seed gives the same stream.
 * Ends at once where no task has a row.
 *
 * @param rowsOf a task's training rows; those behind the cap are not drawn
 */
export function* drawExamples(
  planned: readonly PlannedTask[],
  rowsOf: (task: Task) => readonly IndexedRow[],
  recipe: Recipe,
  { seed, from }: DrawOptions,
): Generator<MixtureExample, void, undefined> {
  const sources = planned.map((plan) => new TaskSource(plan, rowsOf(plan.task), recipe, seed));
  const counts = new Map(sources.map(({ task, size }) => [task.name, size]));
  const rates = mixingRates(counts, recipe.mixing);
  const weights = sources.map(({ task }) => rates.get(task.name) ?? 0);
  if (weights.every((weight) => weight === 0)) return;
  const random = createRandom(`draw/${seed}`);
  const skip = from?.drawn ?? 0;
  for (let drawn = 0; ; drawn++) {
    const source = sources[indexAt(weights, random.next())]!;
    const position = source.advance();
    if (drawn >= skip) yield source.example(position);
  }
}

/** Where in a task's stream an example stands. */
interface Position {
  readonly count: number;
  readonly template: TaskTemplate;
}

/** One task's own endless stream. */
class TaskSource {
  readonly task: Task;
  readonly size: number;
  readonly #rows: readonly IndexedRow[];
  readonly #assign: () => TaskTemplate;
  readonly #orderSeed: string;
  readonly #renderSeed: string;
  #count = 0;
  #order: { readonly pass: number; readonly rows: readonly IndexedRow[] } = { pass: -1, rows: [] };

  constructor({ task, templates }: PlannedTask, rows: readonly IndexedRow[], recipe: Recipe, seed: string | number) {
    this.task = task;
    this.#rows = rows.slice(0, recipe.mixing.trainCap);
    this.size = this.#rows.length;
    this.#assign = assigner(templates, recipe.templates, `template/${recipe.seeds.templates}/${task.name}`);
    this.#orderSeed = `order/${seed}/${task.name}`;
    this.#renderSeed = `render/${recipe.seeds.templates}/${task.name}`;
  }

  advance(): Position {
    return { count: this.#count++, template: this.#assign() };
  }

  example({ count, template }: Position): MixtureExample {
    const pass = Math.floor(count / this.size);
    if (this.#order.pass !== pass) {
      this.#order = { pass, rows: createRandom(`${this.#orderSeed}/${pass}`).shuffled(this.#rows) };
    }
    const { row, index } = this.#order.rows[count % this.size]!;
    return { task: this.task, template, row, rowIndex: index, seed: `${this.#renderSeed}/${count}` };
  }
}
