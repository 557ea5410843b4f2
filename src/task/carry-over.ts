import { bodyFields } from './body';
import type { Choices, LoadedTask, Task, TaskTemplate } from './task';
import { takeIdentity } from './shift-template';

/**
 * Tells what a version that was read whole has in common with an older one, so that what was found out about it holds:
 * the data block, and each template that stands there in the same words.
 *
 * @param text the file that `task` was read from
 */
export function carryOver(task: Task, text: string, before: LoadedTask): Task {
  const old = before.task;
  if (!old || headOf(old) !== headOf(task)) return task;
  const known = new Map<string, TaskTemplate>();
  for (const template of old.templates) known.set(wordsOf(template, before.text), template);
  for (const template of task.templates) {
    const words = wordsOf(template, text);
    const twin = known.get(words);
    if (!twin || !isAlone(template, twin, words)) continue;
    takeIdentity(template, twin);
    // Another one in the same words is another template.
    known.delete(words);
  }
  return { ...task, data: old.data };
}

/** All of a task's head on which it depends what its templates render, and what is wrong with them. */
export function headOf(task: Task): string {
  const { data, dataFields, language, choices, answer, scoring, metrics, base } = task;
  const { source, splits, columns, rename, derive, keepIf, caps } = data;
  return JSON.stringify([
    ...[source, 'path' in source && source.path instanceof Map ? [...source.path] : null],
    ...[[...splits], [...(columns ?? [])], [...rename], [...caps]],
    ...[derive.map(({ name, template, isJson }) => [name, template.source, isJson]), keepIf?.source],
    dataFields.map(({ key, name, field, asValue }) => [key, name, field.text, asValue]),
    ...[language, choices && textsOf(choices), answer?.text, scoring, metrics, base?.path],
  ]);
}

function textsOf(choices: Choices): unknown {
  return choices.kind === 'list' ? choices.items.map(({ text, isPlain }) => [text, isPlain]) : choices.field.text;
}

function wordsOf({ span, from }: TaskTemplate, text: string): string {
  return from === undefined ? text.slice(span.start, span.end) : '';
}

/** Whether the words alone say what the template is: no name by its number, nothing taken from elsewhere in the file. */
function isAlone(template: TaskTemplate, twin: TaskTemplate, words: string): boolean {
  return (
    template.from === undefined &&
    template.name === twin.name &&
    !/[&*!]\w/.test(words) &&
    bodyFields(template).length === bodyFields(twin).length
  );
}
