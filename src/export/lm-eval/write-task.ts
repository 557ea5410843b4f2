import type { Task, TaskTemplate } from '../../task';
import type { ExportedFile, ExportNote, TaskFormatInput } from '../task-format';
import { printGroup } from './config';
import type { HarnessNames } from './names';
import { nothingAsked } from './notes';
import { isRanked } from './rows';
import type { WrittenMember } from './write-rendered';

/** How one template is written. */
export type WriteMember = (input: TaskFormatInput, task: Task, template: TaskTemplate, name: string) => WrittenMember;

/** The tasks that the harness is to evaluate: those that the recipe holds out, or all where it holds out none. */
export function evaluatedTasks({ plan, tasks }: TaskFormatInput): readonly Task[] {
  return plan.heldOut.length > 0 ? plan.heldOut : tasks;
}

/**
 * A task of ours as groups of the harness: a member for each template, and the mean over them weighted by size. Ranked
 * and generated templates stand in a group each, for a group can aggregate only what all of its members report.
 */
export async function* writeTask(
  input: TaskFormatInput,
  task: Task,
  names: HarnessNames,
  writeMember: WriteMember,
): AsyncGenerator<ExportedFile | ExportNote> {
  let documents = 0;
  for (const scoring of ['rank', 'generate'] as const) {
    const templates = task.templates.filter((template) => isRanked(template) === (scoring === 'rank'));
    if (templates.length === 0) continue;
    const group = names.group(task, scoring);
    const members: string[] = [];
    for (const template of templates) {
      const name = names.member(task, template);
      const written = writeMember(input, task, template, name);
      yield* written.entries;
      if (written.documents() > 0) members.push(name);
      documents += written.documents();
    }
    if (members.length > 0) {
      yield { kind: 'file', path: `${group}.yaml`, content: printGroup(group, task, members, scoring === 'rank') };
    }
  }
  if (documents === 0) yield nothingAsked(task, input.recipe.eval.split);
}
