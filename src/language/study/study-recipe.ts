import { TestTexts, type SharedText, type TaskRows } from '../../lint';
import type { Task } from '../../task';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import { Pace } from '../pace';
import type { ParsedRecipe, ParsedTask } from '../parsed-document';
import { planOf } from '../recipe-plan';
import { drawTexts } from './draws';
import { sameItems } from './same-items';

/** Most characters of words that are shown as an example. */
const longestExample = 100;

/**
 * Compares the test rows of held-out tasks with the training rows of the others, in seeded samples of both.
 *
 * @returns whether diagnostics may say something else now
 */
export async function studyRecipe(context: Context, parsed: ParsedRecipe, cancel?: Cancellation): Promise<boolean> {
  const { recipe } = parsed.loaded;
  const plan = await planOf(context, parsed);
  if (!recipe || !plan || !context.host.drawRows || plan.heldOut.length === 0) return false;
  const { uri } = parsed.source;
  const { split } = recipe.eval;
  const before = context.studies.keptTexts(uri);
  const parts = [split, ...plan.heldOut.map(({ data }) => data), '', ...plan.train.map(({ task }) => task.data)];
  if (before && sameItems(before.parts, parts)) return false;
  const files = await taskFiles(context);
  const rowsOf = async (task: Task, name: string): Promise<TaskRows | undefined> => {
    const file = files.get(task.path);
    if (!file || !task.data.splits.has(name) || cancel?.isCancellationRequested) return undefined;
    const drawn = await context.host.drawRows?.(file.source, task.data, drawTexts(name), cancel);
    return drawn && drawn.rows.length > 0 ? { task, split: name, rows: drawn.rows } : undefined;
  };
  const pace = new Pace(cancel);
  const tests: TestTexts[] = [];
  for (const task of plan.heldOut) {
    const rows = await rowsOf(task, split);
    if (rows) tests.push(new TestTexts(rows));
    await pace.step();
  }
  const shared: SharedText[] = [];
  for (const { task } of tests.length > 0 ? plan.train : []) {
    const rows = await rowsOf(task, 'train');
    for (const test of rows ? tests : []) {
      const found = rows && test.compare(rows);
      if (found) shared.push({ ...found, example: clip(found.example) });
      await pace.step();
    }
  }
  if (pace.cancelled) return false;
  context.studies.keepTexts(uri, { parts, shared });
  return shared.length > 0 || (before?.shared.length ?? 0) > 0;
}

async function taskFiles(context: Context): Promise<ReadonlyMap<string, ParsedTask>> {
  const files = new Map<string, ParsedTask>();
  for (const file of await context.workspace()) {
    if (file.kind === 'task' && file.whole.task) files.set(file.whole.task.path, file);
  }
  return files;
}

function clip(text: string): string {
  return text.length > longestExample ? `${text.slice(0, longestExample - 1)}…` : text;
}
