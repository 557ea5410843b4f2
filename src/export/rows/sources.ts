import { dirname } from 'node:path';
import { readRows, type RowEntry } from '../../data';
import { drawPlaces, evaluationSeed, type PlannedTask, questionSeed, trainingSeed } from '../../mixture';
import type { Recipe } from '../../recipe';
import type { Task } from '../../task';
import type { ExportJob } from '../job';
import type { ExampleSource } from './make-example';
import type { StoredRows } from './row-store';

/** A task's rows of a split; none, and no problem, where it has no such split. */
export async function* rowsOfSplit(task: Task, split: string, { fs, options }: ExportJob): AsyncGenerator<RowEntry> {
  if (!task.data.splits.has(split)) return;
  const { hub } = options;
  yield* readRows(task.data, split, { base: dirname(task.path), fs, ...(hub === undefined ? {} : { hub }) });
}

/** The endless stream of training rows, in the very order in which the trainer draws them for this seed. */
export function* trainingSources(
  planned: readonly PlannedTask[],
  rowsOf: ReadonlyMap<Task, StoredRows>,
  recipe: Recipe,
  seed: number,
): Generator<ExampleSource, void, undefined> {
  const sizeOf = (task: Task): number => rowsOf.get(task)?.size ?? 0;
  for (const drawn of drawPlaces(planned, sizeOf, recipe, { seed: trainingSeed(recipe, seed) })) {
    const row = rowsOf.get(drawn.task)!.row(drawn.place);
    yield { task: drawn.task, template: drawn.template, row, split: 'train', seed: drawn.seed };
  }
}

/** Every held-out row through every template of its task, seeded as the evaluation seeds its questions. */
export async function* heldOutSources(
  tasks: readonly Task[],
  split: string,
  rowsOf: (task: Task) => AsyncIterable<RowEntry>,
  recipe: Recipe,
  onProblem: (task: Task, entry: RowEntry & { kind: 'problem' }) => void,
): AsyncGenerator<ExampleSource, void, undefined> {
  for (const task of tasks) {
    for await (const entry of rowsOf(task)) {
      if (entry.kind === 'problem') {
        onProblem(task, entry);
        continue;
      }
      for (const template of task.templates) {
        const seed = questionSeed(evaluationSeed(recipe), task.name, template.name, entry.index);
        yield { task, template, row: { row: entry.row, index: entry.index }, split, seed };
      }
    }
  }
}
