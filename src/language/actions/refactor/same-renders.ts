import { loadTask, renderExample, type Task, type TaskTemplate } from '../../../task';
import type { TextEdit } from '../../../text';
import type { Context } from '../../context';
import type { ParsedTask } from '../../parsed-document';
import { seedOf, type SampledRows } from '../../renders';
import { applyEdits } from '../edit/apply-edits';

/** Rows are alike: what differs does so on the first ones. */
const ROWS = 20;

/** The task after edits of its file; undefined where they bring in a fault. */
export function taskAfter(parsed: ParsedTask, edits: readonly TextEdit[]): Task | undefined {
  const text = applyEdits(parsed.text, edits);
  const { task, problems } = loadTask(text, parsed.source.path);
  const errors = (all: typeof problems): number => all.filter(({ severity }) => severity === 'error').length;
  return errors(problems) <= errors(parsed.loaded.problems) ? task : undefined;
}

/** Whether two versions of a template give the same example of every sample row, or fail alike. */
export async function renderAlike(
  context: Context,
  parsed: ParsedTask,
  before: TaskTemplate,
  after: TaskTemplate,
): Promise<boolean> {
  const { task } = parsed.loaded;
  if (!task) return false;
  const sample = await context.sample(parsed);
  return sample.rows.slice(0, ROWS).every((_, row) => {
    const [old, now] = [before, after].map((template) => shown(task, template, sample, row));
    return old === now;
  });
}

function shown(task: Task, template: TaskTemplate, sample: SampledRows, row: number): string {
  const render = renderExample(task, template, sample.rows[row]!, seedOf(sample, row));
  if (!render.ok) return `failed: ${render.error.message}`;
  const { input, target, choices, gold } = render.value;
  return JSON.stringify([input, target, choices ?? [], gold ?? -1]);
}
