import * as l10n from '@vscode/l10n';
import type {
  ClusterOverview,
  Location,
  ProblemCounts,
  RecipeOverview,
  TaskOverview,
  TemplateOverview,
  WorkspaceOverview,
} from '../../language';
import { addCounts, describeCounts } from './problem-counts';

/** An item of the Tasks view, without anything of the editor's. */
export interface TasksNode {
  /** Stays the same while the item is the same to its author, so that what is unfolded stays unfolded. */
  readonly id: string;
  readonly kind: 'cluster' | 'task' | 'template';
  readonly label: string;
  readonly description: string;
  /** Lines of plain text. */
  readonly tooltip: readonly string[];
  /** Name of a codicon. */
  readonly icon: string;
  readonly place: Location;
  readonly problems: ProblemCounts | undefined;
  readonly parent: TasksNode | undefined;
  readonly children: readonly TasksNode[];
  /** Of a task or template: the task file, and the template to preview, as the commands of templates take them. */
  readonly uri: string;
  readonly template: string | undefined;
}

/** The clusters with their tasks and templates. @param nameOf a file's path as people read it */
export function tasksNodes(
  { clusters, recipes }: WorkspaceOverview,
  nameOf: (uri: string) => string,
): readonly TasksNode[] {
  return clusters.map((cluster) => clusterNode(cluster, recipes, nameOf));
}

/** The item for a place in a task file: the template that holds the line, else the task. */
export function nodeAt(nodes: readonly TasksNode[], uri: string, line: number): TasksNode | undefined {
  const task = nodes.flatMap(({ children }) => children).find((node) => node.uri === uri);
  return task?.children.find(({ place }) => isAt(place, uri, line)) ?? task;
}

function isAt({ uri, range }: Location, file: string, line: number): boolean {
  if (uri !== file || line < range.start.line) return false;
  // A list item's span ends at the beginning of the line behind it.
  return line < range.end.line || (line === range.end.line && range.end.character > 0);
}

function clusterNode(
  { name, location, tasks }: ClusterOverview,
  recipes: readonly RecipeOverview[],
  nameOf: (uri: string) => string,
): TasksNode {
  const problems = addCounts(tasks.map((task) => task.problems));
  const heldOut = recipes.filter(({ plan }) => tasks.some((task) => plan?.heldOut.includes(task.name)));
  const cluster: TasksNode & { children: readonly TasksNode[] } = {
    id: `cluster ${name}`,
    kind: 'cluster',
    label: name === '' ? l10n.t('No cluster') : name,
    description: tasks.length === 1 ? l10n.t('1 task') : l10n.t('{0} tasks', tasks.length),
    tooltip: [
      name === '' ? l10n.t('These tasks name no cluster, so no recipe can hold them out together.') : name,
      describeCounts(problems),
      ...(heldOut.length > 0 ? [l10n.t('Held out by {0}', listed(heldOut.map((recipe) => recipe.name)))] : []),
    ],
    icon: 'layers',
    place: location,
    problems,
    parent: undefined,
    children: [],
    uri: location.uri,
    template: undefined,
  };
  cluster.children = tasks.map((task) => taskNode(task, cluster, recipes, nameOf));
  return cluster;
}

function taskNode(
  task: TaskOverview,
  parent: TasksNode,
  recipes: readonly RecipeOverview[],
  nameOf: (uri: string) => string,
): TasksNode {
  const { uri, name, title, templates, problems } = task;
  const file = nameOf(uri);
  const node: TasksNode & { children: readonly TasksNode[] } = {
    id: `task ${uri}`,
    kind: 'task',
    label: name === '' ? file.slice(file.lastIndexOf('/') + 1) : name,
    description: templates.length === 1 ? l10n.t('1 template') : l10n.t('{0} templates', templates.length),
    tooltip: [
      title ?? name,
      file,
      problems ? describeCounts(problems) : l10n.t('not checked yet'),
      ...rolesOf(name, recipes),
    ],
    icon: 'checklist',
    place: task.location,
    problems,
    parent,
    children: [],
    uri,
    template: templates[0]?.name,
  };
  const before = new Map<string, number>();
  node.children = templates.map((template) => {
    const same = before.get(template.name) ?? 0;
    before.set(template.name, same + 1);
    return templateNode(template, node, same);
  });
  return node;
}

function templateNode(template: TemplateOverview, parent: TasksNode, same: number): TasksNode {
  const { name, kind, scoring, from, location, problems } = template;
  const notes = [
    ...(kind === 'original' ? [] : [kind]),
    ...(scoring === 'generate' ? [l10n.t('by generation')] : []),
    ...(from === undefined ? [] : [l10n.t('from {0}', from)]),
  ];
  return {
    // A name that stands twice is a fault, but both are shown.
    id: `template ${parent.uri} ${name} ${String(same)}`,
    kind: 'template',
    label: name === '' ? '…' : name,
    description: notes.join(' · '),
    tooltip: [name, ...notes, problems ? describeCounts(problems) : l10n.t('not checked yet')],
    icon: kind === 'inverted' ? 'arrow-swap' : kind === 'cot' ? 'list-ordered' : 'comment',
    place: location,
    problems,
    parent,
    children: [],
    uri: parent.uri,
    template: name,
  };
}

/** What each recipe does with a task. */
function rolesOf(task: string, recipes: readonly RecipeOverview[]): readonly string[] {
  const named = (fits: (recipe: RecipeOverview) => boolean | undefined): string[] =>
    recipes.filter(fits).map(({ name }) => name);
  const train = named(({ plan }) => plan?.train.includes(task));
  const heldOut = named(({ plan }) => plan?.heldOut.includes(task));
  const dropped = recipes.flatMap(({ name, plan }) =>
    (plan?.dropped ?? []).filter((each) => each.task === task).map(({ message }) => `${name}: ${message}`),
  );
  return [
    ...(heldOut.length > 0 ? [l10n.t('Held out by {0}', listed(heldOut))] : []),
    ...(train.length > 0 ? [l10n.t('Trains in {0}', listed(train))] : []),
    ...dropped,
  ];
}

function listed(names: readonly string[]): string {
  return names.join(', ');
}
