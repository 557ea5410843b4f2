import { isBySplit, type DataSource, type SplitSpec } from '../../data';
import type { Task, TaskTemplate } from '../../task';
import { spanOf, type Span } from '../../text';
import { compareText } from '../../value';
import type { Context } from '../context';
import type { ParsedDocument, ParsedRecipe, ParsedTask } from '../parsed-document';
import { planOf } from '../recipe-plan';
import type { Location } from '../types';
import type { Checks } from './checks';
import type {
  ClusterOverview,
  DataOverview,
  RecipeOverview,
  TaskOverview,
  TemplateOverview,
  WorkspaceOverview,
} from './model';

/** Clusters, tasks, templates and recipes of the workspace, with the problems that are known by now. */
export async function overview(context: Context, checks: Checks): Promise<WorkspaceOverview> {
  const files = (await context.workspace()).filter(({ kind }) => kind !== 'other');
  const tasks = files.filter((parsed) => parsed.kind === 'task');
  const byPath = new Map(tasks.map((parsed) => [parsed.source.path, parsed]));
  const recipes = files.filter((parsed) => parsed.kind === 'recipe').sort(byOrder(({ source }) => source.path));
  return {
    clusters: clustersOf(tasks.map((parsed) => ({ parsed, task: taskOverview(parsed, checks, byPath) }))),
    recipes: await Promise.all(recipes.map((parsed) => recipeOverview(context, parsed, checks))),
    unchecked: checks.due(files).length,
  };
}

/** A task with the file it comes from. */
interface Entry {
  readonly parsed: ParsedTask;
  readonly task: TaskOverview;
}

function clustersOf(entries: readonly Entry[]): readonly ClusterOverview[] {
  const clusters = new Map<string, Entry[]>();
  for (const entry of [...entries].sort(byOrder(({ task }) => task.name || task.uri))) {
    const same = clusters.get(entry.task.cluster);
    if (same) same.push(entry);
    else clusters.set(entry.task.cluster, [entry]);
  }
  // The last sign there is keeps those without a cluster behind all names.
  return [...clusters].sort(byOrder(([name]) => name || '\u{10ffff}')).map(([name, same]) => ({
    name,
    location: clusterPlace(same[0]!.parsed),
    tasks: same.map(({ task }) => task),
  }));
}

function clusterPlace(parsed: ParsedTask): Location {
  return place(parsed, parsed.loaded.task?.clusterSpan);
}

function taskOverview(parsed: ParsedTask, checks: Checks, byPath: ReadonlyMap<string, ParsedTask>): TaskOverview {
  const { task } = parsed.whole;
  const tally = checks.tally(parsed);
  const problems = tally ? { problems: tally.file } : {};
  const common = { uri: parsed.source.uri, location: place(parsed, task?.nameSpan), ...problems };
  if (!task) {
    return { ...common, name: '', cluster: '', templates: [], data: { source: '', kind: 'file', splits: [] } };
  }
  return {
    ...common,
    name: task.name,
    ...(task.title === undefined ? {} : { title: task.title }),
    cluster: task.cluster,
    templates: task.templates.map((template, index) => {
      const counts = tally?.templates[index];
      return { ...templateOverview(parsed, template, byPath), ...(counts ? { problems: counts } : {}) };
    }),
    data: dataOverview(parsed, task),
  };
}

function templateOverview(
  parsed: ParsedTask,
  template: TaskTemplate,
  byPath: ReadonlyMap<string, ParsedTask>,
): TemplateOverview {
  const { name, kind, scoring, from } = template;
  if (from === undefined) return { name, kind, scoring, location: place(parsed, template.span) };
  const base = byPath.get(from);
  // Only the file that it is written in knows its place; `from` may stand outside the workspace.
  const own = base?.loaded.task?.templates.find((other) => other.name === name && other.from === undefined);
  const location = base && own ? place(base, own.span) : place(parsed, template.span);
  return { name, kind, scoring, from: from.slice(from.lastIndexOf('/') + 1), location };
}

function dataOverview(parsed: ParsedTask, { data, dataSpan, splitSpans }: Task): DataOverview {
  return {
    source: sourceText(data.source),
    kind: data.source.kind === 'hf' ? 'hub' : 'file',
    splits: [...data.splits].map(([name, stored]) => ({
      name,
      stored: splitText(stored),
      location: place(parsed, splitSpans.get(name) ?? dataSpan),
    })),
  };
}

function sourceText(source: DataSource): string {
  if (source.kind === 'hf') return source.config === undefined ? source.id : `${source.id} (${source.config})`;
  const { path } = source;
  if (typeof path === 'string') return path;
  return isBySplit(path) ? [...path.values()].flat().join(', ') : path.join(', ');
}

/** A split as task files write it: `train`, `train[:-200]`. */
export function splitText({ name, start, end }: SplitSpec): string {
  return start === undefined && end === undefined ? name : `${name}[${start ?? ''}:${end ?? ''}]`;
}

async function recipeOverview(context: Context, parsed: ParsedRecipe, checks: Checks): Promise<RecipeOverview> {
  const tally = checks.tally(parsed);
  const plan = await planOf(context, parsed);
  const nameOf = ({ name }: Task): string => name;
  return {
    uri: parsed.source.uri,
    name: parsed.loaded.recipe?.run ?? '',
    location: place(parsed, parsed.loaded.recipe && parsed.loaded.spanOf(['run'])),
    ...(tally ? { problems: tally.file } : {}),
    ...(plan
      ? {
          plan: {
            train: plan.train.map(({ task }) => task.name),
            heldOut: plan.heldOut.map(nameOf),
            dropped: plan.dropped.map(({ task, message }) => ({ task: task.name, message })),
          },
        }
      : {}),
  };
}

function place(parsed: ParsedDocument, span: Span = spanOf(0, 0)): Location {
  return { uri: parsed.source.uri, range: parsed.range(span) };
}

function byOrder<T>(text: (value: T) => string): (a: T, b: T) => number {
  return (a, b) => compareText(text(a), text(b));
}
