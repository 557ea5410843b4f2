import type { ClusterScore, Scores } from '../evaluation';
import type { RunEvent, RunResults } from '../run';
import type { ClusterView, TaskView } from './view';

/** The scores known so far: the results file, or, while the run goes on, the base model's event. */
export interface KnownScores {
  readonly base?: Scores;
  readonly tuned?: Scores;
  readonly comparison?: NonNullable<RunResults['comparison']>;
}

export function knownScores(results: RunResults | undefined, events: readonly RunEvent[]): KnownScores {
  if (results !== undefined) {
    const { base, tuned, comparison } = results;
    return { base, ...(tuned === undefined ? {} : { tuned }), ...(comparison === undefined ? {} : { comparison }) };
  }
  const scored = events.findLast((event) => event.kind === 'scored' && event.who === 'base');
  return scored?.kind === 'scored' ? { base: scored.scores } : {};
}

/** Clusters with their tasks and templates, base beside tuned, in the order of the base scores. */
export function clusterViews({ base, tuned, comparison }: KnownScores): readonly ClusterView[] {
  if (base === undefined) return [];
  const views = base.tasks.map((task): TaskView & { readonly cluster: string } => {
    const after = tuned?.tasks.find((other) => other.task === task.task);
    const difference = comparison?.tasks.find((other) => other.task === task.task);
    return {
      cluster: task.cluster,
      task: task.task,
      base: task,
      ...present({ tuned: after, difference }),
      templates: task.templates.map((template) => ({
        template: template.template,
        base: template,
        ...present({
          tuned: after?.templates.find((other) => other.template === template.template),
          difference: difference?.templates.find((other) => other.template === template.template),
        }),
      })),
    };
  });
  return base.clusters.map((cluster) => ({
    cluster: cluster.cluster,
    base: cluster,
    ...present({
      tuned: find(tuned?.clusters, cluster.cluster),
      difference: comparison?.clusters.find((other) => other.cluster === cluster.cluster),
    }),
    tasks: views.filter((view) => view.cluster === cluster.cluster),
  }));
}

function find(clusters: readonly ClusterScore[] | undefined, name: string): ClusterScore | undefined {
  return clusters?.find((cluster) => cluster.cluster === name);
}

/** The fields that have a value. */
function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
