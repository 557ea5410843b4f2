import type { IndexedRow, Row } from '../data';
import type { Recipe } from '../recipe';
import type { Task, TaskTemplate } from '../task';
import { type DrawOptions, drawPlaces } from './draw-places';
import type { PlannedTask } from './plan';

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

/** The draws of `drawPlaces` with their rows, for rows that are at hand. */
export function* drawExamples(
  planned: readonly PlannedTask[],
  rowsOf: (task: Task) => readonly IndexedRow[],
  recipe: Recipe,
  options: DrawOptions,
): Generator<MixtureExample, void, undefined> {
  for (const { task, template, place, seed } of drawPlaces(planned, (one) => rowsOf(one).length, recipe, options)) {
    const { row, index } = rowsOf(task)[place]!;
    yield { task, template, row, rowIndex: index, seed };
  }
}
