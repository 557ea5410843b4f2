import { studyTemplate } from '../../lint';
import type { Task, TaskTemplate } from '../../task';
import type { Cancellation } from '../cancellation';
import type { Context } from '../context';
import { Pace } from '../pace';
import type { ParsedTask } from '../parsed-document';
import type { DrawnRenders } from './drawn-renders';
import { drawLarger } from './larger-sample';

/** Longest time for one study, in milliseconds: templates that are left over keep what the first rows told. */
const longest = 20_000;

/**
 * Asks the rules that look at rows about more rows than there is time for between two keystrokes: a bounded sample that
 * is drawn by seed. Stops between two rows once cancelled; what was found until then stays found.
 *
 * @returns whether diagnostics may say something else now
 */
export async function studyTask(context: Context, parsed: ParsedTask, cancel?: Cancellation): Promise<boolean> {
  const { uri } = parsed.source;
  const before = context.studies.kept(uri);
  const kept = await drawLarger(context, parsed, before, cancel);
  if (cancel?.isCancellationRequested) return false;
  context.studies.keep(uri, kept);
  const { task } = parsed.whole;
  if (!kept || !task) return before !== undefined;
  const memory = context.memory(uri);
  const given = { ...(await context.given(parsed, await context.sample(parsed))), larger: kept.sample };
  const end = performance.now() + longest;
  const studied = memory.studied;
  const pace = new Pace(cancel);
  for (const template of task.templates) {
    if (memory.known(template, kept.sample)) continue;
    if (!(await turnAll(kept.drawn, task, template, pace))) break;
    studyTemplate(task, template, given, memory);
    await pace.step();
    if (performance.now() > end) break;
  }
  for (const renders of kept.drawn) renders.release();
  return before !== kept || memory.studied !== studied;
}

async function turnAll(
  drawn: readonly DrawnRenders[],
  task: Task,
  template: TaskTemplate,
  pace: Pace,
): Promise<boolean> {
  for (const renders of drawn) if (!(await renders.turnTo(task, template, pace))) return false;
  return true;
}
