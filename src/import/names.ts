/** A task name of safe characters: lower-case letters, digits, `_`, `-` and `.`, a letter or digit first. */
export function safeName(wanted: string): string {
  const safe = wanted
    .toLowerCase()
    .replaceAll(/[^a-z0-9_.-]+/g, '_')
    .replace(/^[^a-z0-9]+|[_.-]+$/g, '');
  return safe === '' ? 'task' : safe;
}

/** Hands out each name once: the second `rte` becomes `rte_2`. */
export function uniqueNames(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const base = safeName(wanted);
    let name = base;
    for (let number = 2; taken.has(name); number++) name = `${base}_${number}`;
    taken.add(name);
    return name;
  };
}

/** What follows the name of a task in its file's. */
export const TASK_SUFFIX = '.task.flan.yaml';
