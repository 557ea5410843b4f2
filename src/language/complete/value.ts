import * as l10n from '@vscode/l10n';
import { flanClusters } from '../../mixture';
import { nameOf, tasksByCluster } from '../clusters';
import { schemaOf } from './key';
import type { Context } from '../context';
import { folderOf } from '../glob';
import type { ParsedDocument } from '../parsed-document';
import { examplesAt, wordsAt } from '../schema-walk';
import type { CompletionItem, CompletionKind } from '../types';
import type { YamlCursor } from '../yaml-cursor';

type Cursor = Exclude<YamlCursor, { kind: 'none' }>;

interface Word {
  readonly text: string;
  /** Whether `text` is YAML already, quotes included. */
  readonly yaml?: boolean;
  readonly kind: CompletionKind;
  readonly detail?: string;
}

/** The values that may be written at the cursor: fixed words, names that the workspace uses, paths. */
export async function completeValue(
  context: Context,
  parsed: ParsedDocument,
  cursor: Cursor,
): Promise<readonly CompletionItem[]> {
  const { path } = cursor;
  const fixed = wordsAt(schemaOf(parsed), path).map((text): Word => ({ text, kind: 'value' }));
  const named = await namesAt(context, parsed, path);
  // Examples help where the format fixes no words and the workspace knows no names.
  const examples = fixed.length + named.length > 0 ? [] : examplesAt(schemaOf(parsed), path);
  const words = [
    ...fixed,
    ...named,
    ...examples.map((text): Word => ({ text, kind: 'value', detail: l10n.t('example'), yaml: true })),
  ];
  const items = words.map((word, index) => toItem(parsed, cursor, word, index));
  return isPath(path) ? [...items, ...(await completePath(context, parsed, cursor))] : items;
}

function toItem(
  parsed: ParsedDocument,
  cursor: Cursor,
  { text, kind, detail, yaml }: Word,
  index: number,
): CompletionItem {
  const quoted = cursor.kind === 'value' && cursor.quote !== '';
  const newText = quoted || yaml || !needsQuotes(text) ? text : JSON.stringify(text);
  return {
    label: text,
    kind,
    ...(detail ? { detail } : {}),
    edit: { range: parsed.range(cursor.span), newText },
    snippet: false,
    sortText: String(index).padStart(4, '0'),
  };
}

/** Names that other files of the workspace give a meaning to. */
async function namesAt(
  context: Context,
  parsed: ParsedDocument,
  path: readonly (string | number)[],
): Promise<readonly Word[]> {
  const [first, second] = path;
  const inTask = parsed.kind === 'task';
  const wantsCluster = inTask
    ? path.length === 1 && first === 'cluster'
    : (first === 'hold_out' && second === 'clusters') || (first === 'also_drop' && path.length >= 2);
  const wantsFamily = inTask && first === 'families' && path.length === 2;
  const wantsTask =
    !inTask && ((first === 'hold_out' && second === 'tasks') || (first === 'mixing' && second === 'weights'));
  if (!wantsCluster && !wantsFamily && !wantsTask) return [];

  const clusters = await tasksByCluster(context, parsed);
  if (wantsCluster) {
    const used = [...clusters].map(([text, tasks]): Word => ({
      text,
      kind: 'value',
      detail: tasks.map(nameOf).join(', '),
    }));
    const others = inTask ? flanClusters.filter((name) => !clusters.has(name)) : [];
    return [...used, ...others.map((text): Word => ({ text, kind: 'value', detail: l10n.t('FLAN cluster') }))];
  }
  const tasks = [...clusters.values()].flat();
  if (wantsFamily) {
    const families = new Set(tasks.flatMap(({ loaded }) => loaded.task?.families ?? []));
    return [...families].map((text): Word => ({ text, kind: 'value' }));
  }
  return tasks.map((task): Word => ({ text: nameOf(task), kind: 'value', detail: task.loaded.task?.cluster ?? '' }));
}

/** The keys of `data.source` whose values, or their items, are paths. */
const fileKeys: ReadonlySet<string | number | undefined> = new Set(['jsonl', 'json', 'csv', 'tsv', 'parquet']);

function isPath(path: readonly (string | number)[]): boolean {
  const [first, second, third] = path;
  if (first === 'data' && second === 'source') return fileKeys.has(third);
  if (first === 'extends') return path.length === 1;
  return (first === 'tasks' && path.length === 2) || (first === 'model' && second === 'path');
}

/** Files and folders beside what is typed so far, relative to the file. */
async function completePath(
  context: Context,
  parsed: ParsedDocument,
  cursor: Cursor,
): Promise<readonly CompletionItem[]> {
  const typed = cursor.prefix.slice(0, cursor.prefix.lastIndexOf('/') + 1);
  const entries = await context.host.listFolder(resolve(folderOf(parsed.source.path), typed));
  const start = cursor.span.start + typed.length;
  const range = parsed.range({ start, end: cursor.span.end });
  return entries.map((entry) => ({
    label: entry,
    kind: 'file',
    edit: { range, newText: entry },
    snippet: false,
    sortText: `5${entry}`,
  }));
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

/** Words that YAML, in its old version or its new one, would not read as this very text. */
function needsQuotes(text: string): boolean {
  return /^(?:y|n|yes|no|on|off|true|false|null|~)$/i.test(text)
    ? !/^(?:true|false)$/.test(text)
    : /^[\s*&!%@`{}[\]>|#"'-]|: |\s#/.test(text);
}
