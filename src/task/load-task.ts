import { openDocument } from '../document';
import type { Problem } from '../text';
import { baseProblem } from './base-path';
import { buildTask } from './build-task';
import { carryOver } from './carry-over';
import type { TaskCode } from './codes';
import type { TaskReader } from './jinja-field';
import { ParsedJinja } from './parsed-jinja';
import { reloadTask } from './reload-task';
import { basesOf } from './sources';
import type { LoadedTask, Task, TaskBase } from './task';
import { taskValidator } from './validator';

/**
 * Reads a task file. Every fault is a problem at its place; the task holds all that could be read.
 *
 * @param path absolute; the data's paths are relative to its folder
 * @param before an older version of the file: what both have alike is not worked out again. The answer is the same.
 * @param base the file that this one extends; where it is not given, the task is what its own file says
 */
export function loadTask(text: string, path: string, before?: LoadedTask, base?: TaskBase): LoadedTask {
  const reloaded = before?.path === path && before.base === base ? reloadTask(before, text) : undefined;
  return reloaded ?? loadWhole(text, path, before, base);
}

function loadWhole(text: string, path: string, before: LoadedTask | undefined, base: TaskBase | undefined): LoadedTask {
  const opened = openDocument(text);
  const problems: Problem<TaskCode>[] = [...opened.problems, ...taskValidator.check(opened)];
  const reader: TaskReader = {
    text,
    report: (problem) => problems.push(problem),
    ...(before?.task ? { parsed: ParsedJinja.of(before.task) } : {}),
  };
  const { root } = opened;
  const at = root?.get('extends');
  const found = at?.text === undefined ? undefined : baseProblem(base, at.text, at.span);
  if (found) problems.push(found);
  const others = at && typeof base === 'object' ? basesOf(base, at.span) : [];
  const built = root && buildTask([{ path, root, reader }, ...others], root);
  const task = built && before ? carryOver(built, text, before) : built;
  problems.sort((a, b) => a.span.start - b.span.start);
  return {
    path,
    text,
    document: opened.document,
    ...(task ? { task } : {}),
    problems,
    ...(base === undefined ? {} : { base }),
  };
}

/** Whether a loaded task can be run as it stands: it was read, and no problem is an error. */
export function isSound(loaded: LoadedTask): loaded is LoadedTask & { readonly task: Task } {
  return loaded.task !== undefined && loaded.problems.every((problem) => problem.severity !== 'error');
}
