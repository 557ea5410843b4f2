import * as l10n from '@vscode/l10n';
import type { Context } from '../context';
import { folderOf, meansPath, relativePath } from '../glob';
import type { ParsedDocument, ParsedRecipe } from '../parsed-document';
import type { ValueCursor, Word } from './word';

/** The keys of `data.source` whose values, or their items, are paths. */
export const fileKeys: ReadonlySet<string | number | undefined> = new Set(['jsonl', 'json', 'csv', 'tsv', 'parquet']);

/** Names that files of a format end with. */
const endings: Readonly<Record<string, RegExp>> = {
  jsonl: /\.(?:jsonl|ndjson)(?:\.(?:gz|zst))?$/i,
  json: /\.json(?:\.(?:gz|zst))?$/i,
  csv: /\.csv(?:\.(?:gz|zst))?$/i,
  tsv: /\.(?:tsv|tab)(?:\.(?:gz|zst))?$/i,
  parquet: /\.parquet$/i,
};

/** Files and folders beside what is typed so far, and patterns that mean several of them at once. */
export async function pathsAt(context: Context, parsed: ParsedDocument, cursor: ValueCursor): Promise<readonly Word[]> {
  const [first, second, third] = cursor.path;
  const typed = cursor.prefix.slice(0, cursor.prefix.lastIndexOf('/') + 1);
  if (parsed.kind === 'task' && first === 'data' && second === 'source' && fileKeys.has(third)) {
    const entries = await listed(context, parsed, typed, endings[String(third)]);
    return [...splitPatterns(typed, entries), ...entries.map((entry) => pathWord(typed, entry))];
  }
  if (parsed.kind !== 'recipe') return [];
  if (first === 'tasks' && cursor.path.length === 2) {
    const entries = await listed(context, parsed, typed, /\.task\.flan\.yaml$/);
    return [...(await taskGlobs(context, parsed)), ...entries.map((entry) => pathWord(typed, entry))];
  }
  if (first !== 'model' || second !== 'path') return [];
  const folders = await listed(context, parsed, typed, undefined);
  const models = await Promise.all(folders.map(async (folder) => modelWord(context, parsed, typed, folder)));
  return models.sort((a, b) => Number(b.detail !== undefined) - Number(a.detail !== undefined));
}

/** Folders, and the files whose names end in a certain way. */
async function listed(
  context: Context,
  parsed: ParsedDocument,
  typed: string,
  ending: RegExp | undefined,
): Promise<readonly string[]> {
  const entries = await context.host.listFolder(resolve(folderOf(parsed.source.path), typed));
  return entries.filter((entry) => entry.endsWith('/') || (ending?.test(entry) ?? false));
}

function pathWord(typed: string, entry: string): Word {
  const text = typed + entry;
  return {
    text,
    yaml: JSON.stringify(text),
    label: entry,
    kind: 'file',
    ...(entry.endsWith('/') ? { goesOn: true } : {}),
  };
}

/** A folder that holds a model is the value itself; any other leads to one. */
async function modelWord(context: Context, parsed: ParsedDocument, typed: string, folder: string): Promise<Word> {
  const name = folder.replace(/\/$/, '');
  const inside = await context.host.listFolder(resolve(folderOf(parsed.source.path), typed + name));
  if (!inside.includes('config.json')) return pathWord(typed, folder);
  return { text: typed + name, label: name, kind: 'file', detail: l10n.t('a model') };
}

/** Names of splits in the names of files, each as a word of its own. */
const splitName = /(?<![A-Za-z])(?:train|training|dev|validation|valid|val|test|eval)(?![A-Za-z])/;

/** Where files differ in the name of their split alone, the one pattern for all of them. */
function splitPatterns(typed: string, entries: readonly string[]): readonly Word[] {
  const groups = new Map<string, string[]>();
  for (const entry of entries) {
    const split = entry.endsWith('/') ? undefined : splitName.exec(entry)?.[0];
    if (split === undefined) continue;
    const pattern = entry.replace(splitName, '{split}');
    groups.set(pattern, [...(groups.get(pattern) ?? []), split]);
  }
  return [...groups].map(([pattern, splits]): Word => {
    const text = typed + pattern;
    return { text, yaml: JSON.stringify(text), label: pattern, kind: 'file', detail: splits.join(', ') };
  });
}

/** Globs that mean the task files of the workspace: all below the recipe, and all of one folder. */
async function taskGlobs(context: Context, parsed: ParsedRecipe): Promise<readonly Word[]> {
  const folder = folderOf(parsed.source.path);
  const paths = (await context.workspace())
    .filter(({ kind }) => kind === 'task')
    .flatMap(({ source }) => relativePath(folder, source.path) ?? []);
  const folders = [...new Set(paths.map((path) => folderOf(path)))].sort();
  const globs = [
    ...folders.map((name) => `${name === '' ? '' : `${name}/`}*.task.flan.yaml`),
    ...(folders.length > 1 ? ['**/*.task.flan.yaml'] : []),
  ];
  return globs.map((text): Word => {
    const count = paths.filter((path) => meansPath(text, folder, `${folder}/${path}`)).length;
    const detail = count === 1 ? l10n.t('1 task') : l10n.t('{0} tasks', count);
    return { text, yaml: JSON.stringify(text), kind: 'file', detail };
  });
}

/** A folder named from another, both with forward slashes. */
function resolve(folder: string, relative: string): string {
  let base = relative.startsWith('/') ? '' : folder;
  for (const part of relative.split('/')) {
    if (part === '..') base = folderOf(base);
    else if (part !== '' && part !== '.') base = `${base}/${part}`;
  }
  return base;
}
