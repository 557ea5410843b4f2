import type * as vscode from 'vscode';
import type { TestTree } from './test-tree';

/** The templates of one task that a run tests. */
export interface TaskPlan {
  /** Of the task file. */
  readonly uri: string;
  readonly item: vscode.TestItem;
  /** Whether the task itself was asked for: then a run may say something of it too. */
  readonly isWhole: boolean;
  /** By name. */
  readonly templates: ReadonlyMap<string, vscode.TestItem>;
}

/** What a request means, task by task, in the order of the tree; tasks nobody has looked at are resolved. */
export function planRun(
  tree: TestTree,
  roots: vscode.TestItemCollection,
  { include, exclude }: Pick<vscode.TestRunRequest, 'include' | 'exclude'>,
): readonly TaskPlan[] {
  const excluded = new Set(exclude);
  const plans = new Map<string, { item: vscode.TestItem; isWhole: boolean; templates: Map<string, vscode.TestItem> }>();
  const planOf = (uri: string, item: vscode.TestItem) => {
    let plan = plans.get(uri);
    if (!plan) plans.set(uri, (plan = { item, isWhole: false, templates: new Map() }));
    return plan;
  };
  const add = (item: vscode.TestItem): void => {
    const node = tree.nodeOf(item);
    if (!node || excluded.has(item)) return;
    if (node.kind === 'template') {
      const { parent } = item;
      if (parent) planOf(node.task, parent).templates.set(node.name, item);
      return;
    }
    if (node.kind === 'task') {
      tree.resolve(item);
      planOf(node.uri, item).isWhole = true;
    }
    item.children.forEach(add);
  };
  if (include) include.forEach(add);
  else roots.forEach(add);
  return [...plans].map(([uri, plan]) => ({ uri, ...plan }));
}
