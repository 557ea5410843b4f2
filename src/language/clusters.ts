import type { Context } from './context';
import type { ParsedDocument, ParsedTask } from './parsed-document';

/** The tasks of the workspace, by cluster, in the order of their names. */
export async function tasksByCluster(
  context: Context,
  current: ParsedDocument,
): Promise<ReadonlyMap<string, readonly ParsedTask[]>> {
  const clusters = new Map<string, ParsedTask[]>();
  for (const parsed of await context.workspace(current)) {
    if (parsed.kind !== 'task' || !parsed.loaded.task) continue;
    const { cluster } = parsed.loaded.task;
    if (cluster === '') continue;
    const tasks = clusters.get(cluster);
    if (tasks) tasks.push(parsed);
    else clusters.set(cluster, [parsed]);
  }
  for (const tasks of clusters.values()) tasks.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return clusters;
}

export function nameOf(parsed: ParsedTask): string {
  return parsed.loaded.task?.name ?? '';
}
