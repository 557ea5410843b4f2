import { basename, dirname } from 'node:path';
import { openDocument, type Cursor } from '../document';
import type { Problem, Span } from '../text';
import { basePath, baseProblem } from './base-path';
import type { TaskCode } from './codes';
import { extrasOf } from './extras';
import { readField, type TaskReader } from './jinja-field';
import { loadData, type LoadedData } from './load-data';
import {
  loadChoices,
  loadMetrics,
  loadTemplates,
  metricsPlace,
  scoringOf,
  textItems,
  type TemplateDefaults,
} from './load-templates';
import { ParsedJinja } from './parsed-jinja';
import { relocateData } from './relocate-data';
import { reloadTask } from './reload-task';
import { basesOf, valueOf, type TaskSource } from './sources';
import type { LoadedTask, Task, TaskBase, TaskTemplate } from './task';
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
  return reloaded ?? loadWhole(text, path, before?.task, base);
}

function loadWhole(text: string, path: string, before: Task | undefined, base: TaskBase | undefined): LoadedTask {
  const opened = openDocument(text);
  const problems: Problem<TaskCode>[] = [...opened.problems, ...taskValidator.check(opened)];
  const reader: TaskReader = {
    text,
    report: (problem) => problems.push(problem),
    ...(before ? { parsed: ParsedJinja.of(before) } : {}),
  };
  const { root } = opened;
  const at = root?.get('extends');
  const found = at?.text === undefined ? undefined : baseProblem(base, at.text, at.span);
  if (found) problems.push(found);
  const others = at && typeof base === 'object' ? basesOf(base, at.span) : [];
  const task = root && buildTask([{ path, root, reader }, ...others], root);
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

/** @param sources the task's own file, whose root is `root`, and those that it extends, nearest first */
function buildTask(sources: readonly [TaskSource, ...TaskSource[]], root: Cursor): Task {
  const [{ path }] = sources;
  const defaults = loadDefaults(sources);
  const title = root.get('title')?.text;
  const { spec, fields } = dataOf(sources, dirname(path));
  const base = basePath(root, path);
  return {
    path,
    ...(base ? { base } : {}),
    name: root.get('task')?.text ?? basename(path).replace(/(\.task)?(\.flan)?\.ya?ml$/, ''),
    nameSpan: placeOf(root, 'task'),
    ...(title === undefined ? {} : { title }),
    cluster: valueOf(sources, 'cluster')?.at.text ?? '',
    clusterSpan: placeOf(root, 'cluster'),
    families: textItems(valueOf(sources, 'families')?.at),
    language: valueOf(sources, 'language')?.at.text ?? 'en',
    data: spec,
    dataSpan: placeOf(root, 'data'),
    dataFields: fields,
    splitSpans: new Map(
      valueOf(sources, 'data')
        ?.at.get('splits')
        ?.entries()
        .map(([name, { span }]) => [name, span]) ?? [],
    ),
    ...defaults,
    ...metricsPlace(valueOf(sources, 'metrics')?.at),
    templates: templatesOf(sources, defaults),
    extras: extrasOf(root),
  };
}

function loadDefaults(sources: readonly TaskSource[]): TemplateDefaults {
  const choicesAt = valueOf(sources, 'choices');
  const choices = choicesAt && loadChoices(choicesAt.reader, choicesAt.at);
  const answerAt = valueOf(sources, 'answer');
  const answer = answerAt && readField(answerAt.reader, answerAt.at);
  return {
    ...(choices ? { choices } : {}),
    ...(answer ? { answer } : {}),
    scoring: scoringOf(valueOf(sources, 'scoring')?.at.text) ?? (choices ? 'rank' : 'generate'),
    metrics: loadMetrics(valueOf(sources, 'metrics')?.at) ?? ['accuracy'],
  };
}

function dataOf(sources: readonly [TaskSource, ...TaskSource[]], folder: string): LoadedData {
  const { reader, at, path } = valueOf(sources, 'data') ?? { ...sources[0], at: undefined };
  const { spec, fields } = loadData(reader, at);
  return { spec: relocateData(spec, dirname(path), folder), fields };
}

/** The file's own, then those that it takes over: one of a name that is there already is replaced by the nearer one. */
function templatesOf(sources: readonly TaskSource[], defaults: TemplateDefaults): readonly TaskTemplate[] {
  const [own, ...others] = sources.map(({ root, reader }) => loadTemplates(reader, root.get('templates'), defaults));
  const all = [...(own ?? [])];
  const names = new Set(all.map(({ name }) => name));
  others.forEach((templates, i) => {
    const from = sources[i + 1]!.path;
    for (const template of templates) {
      if (names.has(template.name)) continue;
      names.add(template.name);
      all.push({ ...template, index: all.length, from });
    }
  });
  return all;
}

/** A key's value, else where the file says what it extends, or where it begins. */
function placeOf(root: Cursor, key: string): Span {
  const at = root.get(key) ?? root.get('extends');
  return at?.span ?? root.entries()[0]?.[1].keySpan ?? root.span;
}
