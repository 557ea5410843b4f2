import { NATURAL_KEY } from '../../import';
import type { Task } from '../../task';
import { PyDict, type Value } from '../../value';
import type { TaskFormatInput } from '../task-format';

/** A task that came from Natural Instructions, as it came. */
export interface GivenBack {
  readonly head: ReadonlyMap<string, Value>;
  readonly instances: readonly PyDict[];
}

/**
 * The file that an imported task was made of: the keys that were kept, and the rows of all of its splits in their first
 * order. Undefined for a task that was not imported, or whose rows are no instances any more.
 */
export async function giveBack(input: TaskFormatInput, task: Task): Promise<GivenBack | undefined> {
  const kept = task.extras.get(NATURAL_KEY);
  if (!(kept instanceof PyDict) || !kept.has('Definition')) return undefined;
  const head = new Map<string, Value>();
  for (const [key, value] of kept.entries())
    if (typeof key === 'string') head.set(key, key === 'Instances' ? [] : value);
  if (!head.has('Instances')) head.set('Instances', []);
  const rows = new Map<number, PyDict>();
  for (const split of task.data.splits.keys()) {
    for await (const entry of input.rows(task, split)) {
      input.signal?.throwIfAborted();
      if (entry.kind !== 'row') continue;
      if (!entry.row.has('input') || !entry.row.has('output')) return undefined;
      rows.set(entry.index, entry.row);
    }
  }
  return { head, instances: [...rows].sort(([a], [b]) => a - b).map(([, row]) => row) };
}
