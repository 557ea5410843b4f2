import { basename } from 'node:path';
import { openDocument, type Cursor } from '../document';
import type { Problem, Span } from '../text';
import type { TaskCode } from './codes';
import { extrasOf } from './extras';
import { readField, type TaskReader } from './jinja-field';
import { loadData } from './load-data';
import { loadChoices, loadMetrics, loadTemplates, metricsPlace, scoringOf, textItems } from './load-templates';
import { ParsedJinja } from './parsed-jinja';
import { reloadTask } from './reload-task';
import type { LoadedTask, Task } from './task';
import { taskValidator } from './validator';

/**
 * Reads a task file. Every fault is a problem at its place; the task holds all that could be read.
 *
 * @param path absolute; the data's paths are relative to its folder
 * @param before an older version of the file: what both have alike is not worked out again. The answer is the same.
 */
export function loadTask(text: string, path: string, before?: LoadedTask): LoadedTask {
  return (before?.path === path ? reloadTask(before, text) : undefined) ?? loadWhole(text, path, before?.task);
}

function loadWhole(text: string, path: string, before: Task | undefined): LoadedTask {
  const opened = openDocument(text);
  const problems: Problem<TaskCode>[] = [...opened.problems, ...taskValidator.check(opened)];
  const reader: TaskReader = {
    text,
    report: (problem) => problems.push(problem),
    ...(before ? { parsed: ParsedJinja.of(before) } : {}),
  };
  const task = opened.root && buildTask(reader, opened.root, path);
  problems.sort((a, b) => a.span.start - b.span.start);
  return { path, text, document: opened.document, ...(task ? { task } : {}), problems };
}

/** Whether a loaded task can be run as it stands: it was read, and no problem is an error. */
export function isSound(loaded: LoadedTask): loaded is LoadedTask & { readonly task: Task } {
  return loaded.task !== undefined && loaded.problems.every((problem) => problem.severity !== 'error');
}

function buildTask(reader: TaskReader, root: Cursor, path: string): Task {
  const choices = loadChoices(reader, root.get('choices'));
  const answer = readField(reader, root.get('answer'));
  const defaults = {
    ...(choices ? { choices } : {}),
    ...(answer ? { answer } : {}),
    scoring: scoringOf(root.get('scoring')?.text) ?? (choices ? 'rank' : 'generate'),
    metrics: loadMetrics(root.get('metrics')) ?? ['accuracy'],
  } as const;
  const title = root.get('title')?.text;
  const { spec, fields } = loadData(reader, root.get('data'));
  return {
    path,
    name: root.get('task')?.text ?? basename(path).replace(/(\.task)?(\.flan)?\.ya?ml$/, ''),
    nameSpan: placeOf(root, 'task'),
    ...(title === undefined ? {} : { title }),
    cluster: root.get('cluster')?.text ?? '',
    clusterSpan: placeOf(root, 'cluster'),
    families: textItems(root.get('families')),
    language: root.get('language')?.text ?? 'en',
    data: spec,
    dataSpan: placeOf(root, 'data'),
    dataFields: fields,
    splitSpans: new Map(
      root
        .at(['data', 'splits'])
        ?.entries()
        .map(([name, { span }]) => [name, span]) ?? [],
    ),
    ...defaults,
    ...metricsPlace(root.get('metrics')),
    templates: loadTemplates(reader, root.get('templates'), defaults),
    extras: extrasOf(root),
  };
}

/** A key's value, or where the file begins. */
function placeOf(root: Cursor, key: string): Span {
  return root.get(key)?.span ?? root.entries()[0]?.[1].keySpan ?? root.span;
}
