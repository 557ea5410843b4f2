import { isMap, isSeq } from 'yaml';
import { canonicalCluster } from '../../mixture';
import type { ParsedDocument, ParsedRecipe, ParsedTask } from '../parsed-document';
import { nodeAt, scalarOccurrence, type Meant, type Occurrence } from './occurrence';

const known = new WeakMap<ParsedDocument, readonly Occurrence[]>();

/** Where a file names tasks, clusters and templates: all that can be told without its Jinja and its data. */
export function workspaceNames(parsed: ParsedDocument): readonly Occurrence[] {
  let names = known.get(parsed);
  if (!names) known.set(parsed, (names = find(parsed)));
  return names;
}

/** Tells that a file names what another version of it names, so that it need not be looked for in that. */
export function keepNames(from: ParsedDocument, to: ParsedDocument): void {
  known.set(to, workspaceNames(from));
}

function find(parsed: ParsedDocument): readonly Occurrence[] {
  switch (parsed.kind) {
    case 'task':
      return ofTask(parsed);
    case 'recipe':
      return ofRecipe(parsed);
    case 'snapshot':
    case 'other':
      return [];
  }
}

function ofTask({ loaded: { document }, text }: ParsedTask): readonly Occurrence[] {
  const templates = nodeAt(document, ['templates']);
  const count = isSeq(templates) ? templates.items.length : 0;
  return [
    ...scalarOccurrence(text, nodeAt(document, ['task']), taskName('definition')),
    ...scalarOccurrence(text, nodeAt(document, ['cluster']), clusterName('definition')),
    ...Array.from({ length: count }, (_, index) =>
      scalarOccurrence(text, nodeAt(document, ['templates', index, 'name']), (name) => ({
        kind: 'template',
        id: `template:${index}`,
        name,
        role: 'definition',
      })),
    ).flat(),
  ];
}

function ofRecipe({ loaded: { document }, text }: ParsedRecipe): readonly Occurrence[] {
  const [task, cluster] = [taskName('read'), clusterName('read')];
  const items = (node: unknown, meant: (name: string) => Meant) =>
    (isSeq(node) ? node.items : []).flatMap((item) => scalarOccurrence(text, item, meant));
  const pairs = (path: readonly string[]) => {
    const map = nodeAt(document, path);
    return isMap(map) ? map.items : [];
  };
  return [
    ...items(nodeAt(document, ['hold_out', 'clusters']), cluster),
    ...items(nodeAt(document, ['hold_out', 'tasks']), task),
    ...pairs(['also_drop']).flatMap(({ key, value }) => [
      ...scalarOccurrence(text, key, cluster),
      ...items(value, cluster),
    ]),
    ...pairs(['mixing', 'weights']).flatMap(({ key }) => scalarOccurrence(text, key, task)),
  ];
}

function taskName(role: Meant['role']): (name: string) => Meant {
  return (name) => ({ kind: 'task', id: `task:${name}`, name, role });
}

/** FLAN's other names of a cluster mean the same one, as they do in a recipe. */
function clusterName(role: Meant['role']): (name: string) => Meant {
  return (name) => ({ kind: 'cluster', id: `cluster:${canonicalCluster(name)}`, name, role });
}
