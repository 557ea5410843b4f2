import type { Task, TaskTemplate } from '../../task';

/** The harness's names of what is exported; they share one name space with all of its own tasks. */
export interface HarnessNames {
  /** Of the group that holds a task's templates. */
  readonly group: (task: Task, scoring: TaskTemplate['scoring']) => string;
  /** Of one template's task. */
  readonly member: (task: Task, template: TaskTemplate) => string;
}

/** Names of letters, digits, `_` and `-`, each given once: `flan_rte`, `flan_rte_does-it-follow`. */
export function harnessNames(): HarnessNames {
  const taken = new Set<string>();
  const free = (wanted: string): string => {
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`;
    taken.add(name);
    return name;
  };
  return {
    group: ({ name }, scoring) => free(scoring === 'rank' ? `flan_${slug(name)}` : `flan_${slug(name)}_generate`),
    member: (task, template) => free(`flan_${slug(task.name)}_${slug(template.name)}`),
  };
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
