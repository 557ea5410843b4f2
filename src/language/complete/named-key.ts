import * as l10n from '@vscode/l10n';
import { nameOf, tasksByCluster } from '../clusters';
import type { Context } from '../context';
import { asScalar } from '../names/spell';
import type { ParsedDocument } from '../parsed-document';
import type { CompletionItem } from '../types';
import type { YamlCursor } from '../yaml-cursor';
import { fileKeys } from './path';
import { keysThere } from './key';
import { keyLine, plainInSnippet } from './line';

type KeyCursor = Extract<YamlCursor, { kind: 'key' }>;

/** A key that is a name, and what its value usually looks like, with tab stops. */
interface NamedKey {
  readonly name: string;
  readonly value: string;
  readonly detail: string;
}

/** The keys of maps that have names for keys: splits, tasks with their weights, clusters with what is dropped. */
export async function completeNamedKey(
  context: Context,
  parsed: ParsedDocument,
  cursor: KeyCursor,
): Promise<readonly CompletionItem[]> {
  const names = await namesAt(context, parsed, cursor.path);
  if (names.length === 0) return [];
  const taken = keysThere(parsed, cursor);
  const line = keyLine(parsed, cursor);
  if (!line) return [];
  const { range, lead, hasColon } = line;
  return names
    .filter(({ name }) => !taken.has(name))
    .map(({ name, value, detail }, index): CompletionItem => {
      const key = plainInSnippet(asScalar(name));
      const newText = lead + (hasColon ? asScalar(name) : `${key}: ${value}`);
      return {
        label: name,
        kind: 'value',
        detail,
        edit: { range, newText },
        snippet: !hasColon,
        sortText: order(index),
      };
    });
}

async function namesAt(
  context: Context,
  parsed: ParsedDocument,
  path: readonly (string | number)[],
): Promise<readonly NamedKey[]> {
  const at = path.join('/');
  if (parsed.kind === 'task') {
    if (at === 'data/splits') return splitKeys(['train', 'dev', 'test'], '$0', l10n.t('split'));
    if (at === 'data/caps') return splitKeys(['train', 'dev', 'test'], '${1:1000}', l10n.t('split'));
    const isFiles = path.length === 3 && path[0] === 'data' && path[1] === 'source' && fileKeys.has(path[2]);
    return isFiles ? splitKeys(['train', 'validation', 'test'], '$0', l10n.t('stored split')) : [];
  }
  if (at !== 'mixing/weights' && at !== 'also_drop') return [];
  const clusters = [...(await tasksByCluster(context, parsed))];
  if (at === 'also_drop') {
    return clusters.map(([name, tasks]) => ({ name, value: '[$0]', detail: tasks.map(nameOf).join(', ') }));
  }
  return clusters.flatMap(([cluster, tasks]) =>
    tasks.map((task) => ({ name: nameOf(task), value: '${1:1}', detail: cluster })),
  );
}

function splitKeys(names: readonly string[], value: string, detail: string): readonly NamedKey[] {
  return names.map((name) => ({ name, value, detail }));
}

function order(index: number): string {
  return String(index).padStart(4, '0');
}
