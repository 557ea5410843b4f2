import { safeName } from '../task';

/** The name of a task that is to be called so, in the characters that a name may have. */
export function taskName(wanted: string): string {
  return safeName(wanted) || 'task';
}

/** Hands out each name once: the second `rte` becomes `rte_2`. */
export function uniqueNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const base = taskName(wanted);
    let name = base;
    for (let number = 2; taken.has(name); number++) name = `${base}_${number}`;
    taken.add(name);
    return name;
  };
}

/** What follows the name of a task in its file's. */
export const TASK_SUFFIX = '.task.flan.yaml';
