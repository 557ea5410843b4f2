import * as l10n from '@vscode/l10n';
import type { Span } from '../text';
import type { Cancellation } from './cancellation';
import type { Context } from './context';
import type { ParsedDocument, ParsedTask } from './parsed-document';
import type { SymbolKind, WorkspaceSymbol } from './types';

/**
 * The tasks, clusters, templates and recipes of the workspace whose names hold the letters of `query` in this order,
 * upper and lower case alike. A cluster stands in no file of its own: its place is where its first task names it.
 */
export async function workspaceSymbols(
  context: Context,
  query: string,
  cancel?: Cancellation,
): Promise<readonly WorkspaceSymbol[]> {
  const files = [...(await context.workspace())].sort((a, b) => (a.source.path < b.source.path ? -1 : 1));
  const found: WorkspaceSymbol[] = [];
  const clusters = new Set<string>();
  for (const parsed of files) {
    if (cancel?.isCancellationRequested) return [];
    if (parsed.kind === 'recipe' && parsed.loaded.recipe) {
      found.push(symbol(parsed, 'recipe', parsed.loaded.recipe.run, parsed.loaded.spanOf(['run'])));
    } else if (parsed.kind === 'task') {
      found.push(...symbolsOf(parsed, clusters));
    }
  }
  return found.filter(({ name }) => name !== '' && isMeant(query, name));
}

function symbolsOf(parsed: ParsedTask, clusters: Set<string>): readonly WorkspaceSymbol[] {
  const { task } = parsed.loaded;
  if (!task) return [];
  const { name, nameSpan, cluster, clusterSpan, templates } = task;
  const found = [symbol(parsed, 'task', name, nameSpan, cluster)];
  if (!clusters.has(cluster)) {
    clusters.add(cluster);
    found.push(symbol(parsed, 'cluster', cluster, clusterSpan, l10n.t('cluster')));
  }
  return [...found, ...templates.map((template) => symbol(parsed, 'template', template.name, template.nameSpan, name))];
}

function symbol(
  parsed: ParsedDocument,
  kind: SymbolKind,
  name: string,
  span: Span,
  container?: string,
): WorkspaceSymbol {
  return {
    name,
    kind,
    ...(container ? { container } : {}),
    location: { uri: parsed.source.uri, range: parsed.range(span) },
  };
}

/** As editors filter lists: `fol` and `flw` both mean `follows`. */
function isMeant(query: string, name: string): boolean {
  let at = 0;
  const text = name.toLowerCase();
  for (const letter of query.toLowerCase().replace(/\s+/g, '')) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
