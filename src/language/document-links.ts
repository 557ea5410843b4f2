import * as l10n from '@vscode/l10n';
import { mapScalar, spanOf } from '../text';
import type { Cancellation } from './cancellation';
import type { Context } from './context';
import { folderOf, meansPath } from './glob';
import { scalarsOf } from './node-path';
import { yamlOf, type ParsedDocument, type ParsedTask } from './parsed-document';
import type { DocumentLink } from './types';

type Keys = readonly (string | number)[];
type Target = Pick<DocumentLink, 'target' | 'tooltip'>;

/**
 * Where the file names another: a task's data files and hub dataset, a recipe's tasks and model. What is not there has
 * no link; of what stands for several files the first is opened.
 */
export async function documentLinks(
  context: Context,
  parsed: ParsedDocument,
  cancel?: Cancellation,
): Promise<readonly DocumentLink[]> {
  const document = yamlOf(parsed);
  if (!document) return [];
  const links: DocumentLink[] = [];
  for (const { keys, scalar } of scalarsOf(document)) {
    if (cancel?.isCancellationRequested) return [];
    if (typeof scalar.value !== 'string' || scalar.value === '') continue;
    const target = await targetOf(context, parsed, keys, scalar.value);
    const map = mapScalar(parsed.text, scalar);
    // Without the quotes or the block's header, so that only the name is underlined.
    if (target) links.push({ range: parsed.range(map.spanToFile(spanOf(0, map.text.length))), ...target });
  }
  return links;
}

async function targetOf(
  context: Context,
  parsed: ParsedDocument,
  keys: Keys,
  text: string,
): Promise<Target | undefined> {
  if (parsed.kind === 'recipe') {
    if (keys[0] === 'tasks' && keys.length === 2) return tasksMeant(context, parsed, text);
    return keys.join('/') === 'model/path' ? modelMeant(context, parsed, text) : undefined;
  }
  if (parsed.kind === 'task' && keys[0] === 'extends' && keys.length === 1) return baseMeant(context, parsed, text);
  if (parsed.kind !== 'task' || keys[0] !== 'data' || keys[1] !== 'source') return undefined;
  if (keys[2] === 'hf') return keys.length === 3 ? hubPage(context, parsed, text) : undefined;
  return fileKeys.has(keys[2]) ? dataMeant(context, parsed, keys, text) : undefined;
}

/** The keys of `data.source` under which paths stand. */
const fileKeys: ReadonlySet<string | number | undefined> = new Set(['jsonl', 'json', 'csv', 'tsv', 'parquet']);

/** The first file of a path or glob, for the first of the task's stored splits that has one where `{split}` stands. */
async function dataMeant(
  context: Context,
  parsed: ParsedTask,
  keys: Keys,
  pattern: string,
): Promise<Target | undefined> {
  const listed = keys[3];
  const splits = [...(parsed.loaded.task?.data.splits.values() ?? [])].map(({ name }) => name);
  const names = typeof listed === 'string' ? [listed] : splits;
  const paths = pattern.includes('{split}') ? names.map((name) => pattern.replaceAll('{split}', name)) : [pattern];
  for (const path of new Set(paths)) {
    const target = await context.host.firstFile?.(parsed.source, path);
    if (target) return { target, tooltip: path === pattern ? l10n.t('Open the data') : l10n.t('Open {0}', path) };
  }
  return undefined;
}

async function tasksMeant(context: Context, parsed: ParsedDocument, pattern: string): Promise<Target | undefined> {
  const folder = folderOf(parsed.source.path);
  const tasks = (await context.workspace())
    .filter(({ kind, source }) => kind === 'task' && meansPath(pattern, folder, source.path))
    .map(({ source }) => source)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const first = tasks[0];
  if (!first) return undefined;
  const tooltip = tasks.length === 1 ? l10n.t('Open the task') : l10n.t('Open the first of {0} tasks', tasks.length);
  return { target: first.uri, tooltip };
}

async function baseMeant(context: Context, parsed: ParsedTask, path: string): Promise<Target | undefined> {
  const target = await context.host.firstFile?.(parsed.source, path);
  return target ? { target, tooltip: l10n.t('Open the task that this one extends') } : undefined;
}

/** Editors open files, not folders: of a model's folder, the file that says what the model is. */
async function modelMeant(context: Context, parsed: ParsedDocument, folder: string): Promise<Target | undefined> {
  const target = await context.host.firstFile?.(parsed.source, `${folder.replace(/\/+$/, '')}/config.json`);
  return target ? { target, tooltip: l10n.t("Open the model's configuration") } : undefined;
}

/** The dataset's page, at the revision that the file names. */
function hubPage(context: Context, parsed: ParsedTask, id: string): Target | undefined {
  if (!/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)?$/.test(id)) return undefined;
  const source = parsed.loaded.task?.data.source;
  const revision = source?.kind === 'hf' ? source.revision : undefined;
  const at = revision === undefined ? '' : `/tree/${encodeURIComponent(revision)}`;
  const endpoint = context.host.hubEndpoint ?? 'https://huggingface.co';
  const target = `${endpoint.replace(/\/+$/, '')}/datasets/${id}${at}`;
  return { target, tooltip: l10n.t("Open the dataset's page") };
}
