import { createRandom } from '../random';
import type { Recipe } from '../recipe';
import type { Task, TaskTemplate } from '../task';
import { assigner, indexAt } from './assign';
import type { PlannedTask } from './plan';
import { mixingRates } from './rates';

/** One draw: which row of which task goes through which template. It holds no row, so a million of them are cheap. */
export interface DrawnPlace {
  readonly task: Task;
  readonly template: TaskTemplate;
  /** The row's place among the task's training rows, from 0. */
  readonly place: number;
  /** Seed for `renderExample`, so that random templates render the same in every run. */
  readonly seed: string;
}

/** How far a draw has come; a draw continued from it goes on identically. */
export interface MixtureCursor {
  readonly drawn: number;
}

/** @see drawPlaces */
export interface DrawOptions {
  readonly seed: string | number;
  readonly from?: MixtureCursor;
}

/**
 * The endless stream of training draws: a task by its mixing rate, that task's next row, that row's template. A task's
 * rows are shuffled anew for each pass, and each is used once per pass. The same seed gives the same stream. Ends at
 * once where no task has a row.
 *
 * @param sizeOf how many training rows a task has; those behind the cap are not drawn
 */
export function* drawPlaces(
  planned: readonly PlannedTask[],
  sizeOf: (task: Task) => number,
  recipe: Recipe,
  { seed, from }: DrawOptions,
): Generator<DrawnPlace, void, undefined> {
  const sources = planned.map((plan) => new TaskSource(plan, sizeOf(plan.task), recipe, seed));
  const counts = new Map(sources.map(({ task, size }) => [task.name, size]));
  const rates = mixingRates(counts, recipe.mixing);
  const weights = sources.map(({ task }) => rates.get(task.name) ?? 0);
  if (weights.every((weight) => weight === 0)) return;
  const random = createRandom(`draw/${seed}`);
  const skip = from?.drawn ?? 0;
  for (let drawn = 0; ; drawn++) {
    const source = sources[indexAt(weights, random.next())]!;
    const position = source.advance();
    if (drawn >= skip) yield source.at(position);
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
  readonly #assign: () => TaskTemplate;
  readonly #orderSeed: string;
  readonly #renderSeed: string;
  #count = 0;
  #order: { readonly pass: number; readonly places: Uint32Array } = { pass: -1, places: new Uint32Array(0) };

  constructor({ task, templates }: PlannedTask, rows: number, recipe: Recipe, seed: string | number) {
    this.task = task;
    this.size = Math.min(rows, recipe.mixing.trainCap);
    this.#assign = assigner(templates, recipe.templates, `template/${recipe.seeds.templates}/${task.name}`);
    this.#orderSeed = `order/${seed}/${task.name}`;
    this.#renderSeed = `render/${recipe.seeds.templates}/${task.name}`;
  }

  advance(): Position {
    return { count: this.#count++, template: this.#assign() };
  }

  at({ count, template }: Position): DrawnPlace {
    const pass = Math.floor(count / this.size);
    if (this.#order.pass !== pass) {
      this.#order = { pass, places: createRandom(`${this.#orderSeed}/${pass}`).order(this.size) };
    }
    const place = this.#order.places[count % this.size]!;
    return { task: this.task, template, place, seed: `${this.#renderSeed}/${count}` };
  }
}
