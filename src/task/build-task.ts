import { basename, dirname } from 'node:path';
import type { Cursor } from '../document';
import type { Span } from '../text';
import { basePath } from './base-path';
import { extrasOf } from './extras';
import { readField } from './jinja-field';
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
import { relocateData } from './relocate-data';
import { valueOf, type TaskSource } from './sources';
import type { Task, TaskTemplate } from './task';

/**
 * Builds a task of what was read; what is missing or wrong takes its default.
 *
 * @param sources the task's own file, whose root is `root`, and those that it extends, nearest first
 */
export function buildTask(sources: readonly [TaskSource, ...TaskSource[]], root: Cursor): Task {
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
