import type { Context } from './context';
import type { ParsedDocument, ParsedTask } from './parsed-document';

/** FLAN v1's twelve clusters (paper figure 3), by the names that the workbench's rules use. */
export const flanClusters: readonly string[] = [
  'nli',
  'commonsense',
  'sentiment',
  'paraphrase',
  'closed_book_qa',
  'struct_to_text',
  'reading_comprehension',
  'read_comp_with_commonsense',
  'coreference',
  'misc',
  'summarization',
  'translation',
];

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
