import * as l10n from '@vscode/l10n';
import { nameOf, tasksByCluster } from '../clusters';
import type { Context } from '../context';
import { folderOf, meansPath } from '../glob';
import { code, escapeMarkdown } from '../markdown';
import type { NodePath } from '../node-path';
import type { ParsedDocument, ParsedTask } from '../parsed-document';

/** What a recipe means by a task's name, or by a glob of task files; undefined anywhere else. */
export async function hoverTask(
  context: Context,
  parsed: ParsedDocument,
  { keys, scalar, isKey }: NodePath,
): Promise<string | undefined> {
  if (parsed.kind !== 'recipe' || typeof scalar?.value !== 'string') return undefined;
  const [first, second] = keys;
  const text = scalar.value;
  if (first === 'tasks' && keys.length === 2 && !isKey) return describeGlob(context, parsed, text);
  const isName =
    keys.length === 3 &&
    ((first === 'hold_out' && second === 'tasks') || (first === 'mixing' && second === 'weights' && isKey));
  if (!isName) return undefined;
  const tasks = [...(await tasksByCluster(context, parsed)).values()].flat().filter((task) => nameOf(task) === text);
  const found = await Promise.all(tasks.map((task) => describeTask(context, task)));
  return found.length > 0
    ? found.join('\n\n---\n\n')
    : l10n.t('No task file of the workspace has the name {0}.', code(text));
}

/** A task's title, cluster and families, what it is made of, and how much of its data the editor has seen. */
async function describeTask(context: Context, parsed: ParsedTask): Promise<string> {
  const { task } = parsed.loaded;
  if (!task) return code(nameOf(parsed));
  const { rows, split } = await context.sample(parsed);
  const turned = task.templates.filter(({ kind }) => kind === 'inverted').length;
  const choices =
    task.choices?.kind === 'list' ? task.choices.items.map(({ text }) => code(text)).join(', ') : undefined;
  const head = `**${escapeMarkdown(task.name)}** · ${escapeMarkdown(task.cluster)}`;
  const facts = [
    l10n.t('{0} templates, {1} of them turned around', task.templates.length, turned),
    ...(choices === undefined ? [] : [l10n.t('Choices: {0}', choices)]),
    ...(task.families.length > 0 ? [l10n.t('Families: {0}', task.families.map((name) => code(name)).join(', '))] : []),
    rows.length < context.limits.sampleRows
      ? l10n.t('{0} rows in {1}', rows.length, code(split))
      : l10n.t('at least {0} rows in {1}', rows.length, code(split)),
  ];
  const list = facts.map((fact) => `- ${fact}`).join('\n');
  return [head, ...(task.title === undefined ? [] : [escapeMarkdown(task.title)]), list].join('\n\n');
}

/** The tasks whose files a glob means, by cluster. */
async function describeGlob(context: Context, parsed: ParsedDocument, pattern: string): Promise<string> {
  const folder = folderOf(parsed.source.path);
  const clusters = [...(await tasksByCluster(context, parsed))]
    .map(([name, tasks]) => [name, tasks.filter(({ source }) => meansPath(pattern, folder, source.path))] as const)
    .filter(([, tasks]) => tasks.length > 0);
  const count = clusters.reduce((sum, [, tasks]) => sum + tasks.length, 0);
  if (count === 0) return l10n.t('No task file of the workspace is meant by {0}.', code(pattern));
  const lines = clusters.map(
    ([name, tasks]) => `- ${escapeMarkdown(name)}: ${tasks.map((task) => code(nameOf(task))).join(', ')}`,
  );
  return `${l10n.t('{0} means {1} tasks', code(pattern), count)}\n\n${lines.join('\n')}`;
}
