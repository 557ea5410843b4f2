import * as l10n from '@vscode/l10n';
import type { Location, TaskOverview, TemplateOverview, WorkspaceOverview } from '../../language';

/** What the Test Explorer shows, without anything of the editor's: clusters, their tasks, the tasks' templates. */
export type TestNode = ClusterNode | TaskNode | TemplateNode;

interface Node {
  /** Unique among its siblings, and the same as long as the thing is. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
}

export interface ClusterNode extends Node {
  readonly kind: 'cluster';
  readonly children: readonly TaskNode[];
}

export interface TaskNode extends Node {
  readonly kind: 'task';
  /** Of the task file. */
  readonly uri: string;
  readonly location: Location;
  readonly children: readonly TemplateNode[];
}

export interface TemplateNode extends Node {
  readonly kind: 'template';
  /** Of the task file that is tested; the template may stand in one that the task extends. */
  readonly task: string;
  readonly name: string;
  readonly location: Location;
}

/** One tree for the whole workspace, in the order of the overview. */
export function testNodes({ clusters }: WorkspaceOverview): readonly ClusterNode[] {
  return clusters.map(({ name, tasks }) => ({
    kind: 'cluster',
    id: `cluster ${name}`,
    label: name === '' ? l10n.t('(no cluster)') : name,
    children: tasks.map(taskNode),
  }));
}

function taskNode({ uri, name, location, templates }: TaskOverview): TaskNode {
  const file = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
  return {
    kind: 'task',
    id: uri,
    label: name === '' ? file : name,
    uri,
    location,
    children: templateNodes(uri, templates),
  };
}

/** Of templates that share a name, which is an error told elsewhere, the first is the one that can be asked for. */
function templateNodes(task: string, templates: readonly TemplateOverview[]): readonly TemplateNode[] {
  const seen = new Set<string>();
  return templates.flatMap(({ name, kind, from, location }): TemplateNode[] => {
    if (name === '' || seen.has(name)) return [];
    seen.add(name);
    const notes = [...(kind === 'original' ? [] : [kind]), ...(from === undefined ? [] : [from])];
    const description = notes.length > 0 ? { description: notes.join(' · ') } : {};
    return [{ kind: 'template', id: name, label: name, ...description, task, name, location }];
  });
}
