import * as vscode from 'vscode';
import { toRange } from './places';
import type { ClusterNode, TaskNode, TemplateNode, TestNode } from './test-nodes';

/**
 * The items of the Test Explorer, kept in step with the workspace. An item lives as long as what it stands for, so that
 * results stay with it; a task's templates become items when somebody looks at them, for a workspace may have tens of
 * thousands.
 */
export class TestTree {
  readonly #controller: vscode.TestController;
  readonly #nodes = new WeakMap<vscode.TestItem, TestNode>();
  /** Task items by the URI of their file. */
  readonly #tasks = new Map<string, vscode.TestItem>();
  readonly #resolved = new WeakSet<vscode.TestItem>();

  constructor(controller: vscode.TestController) {
    this.#controller = controller;
  }

  nodeOf(item: vscode.TestItem): TestNode | undefined {
    return this.#nodes.get(item);
  }

  /** The item of a task file; undefined where the workspace has no such task. */
  task(uri: string): vscode.TestItem | undefined {
    return this.#tasks.get(uri);
  }

  get tasks(): Iterable<vscode.TestItem> {
    return this.#tasks.values();
  }

  /** The item of a template, made if need be. */
  template(uri: string, name: string): vscode.TestItem | undefined {
    const task = this.task(uri);
    if (task) this.resolve(task);
    return task?.children.get(name);
  }

  /** Makes the items of a task's templates, which from then on are kept in step too. */
  resolve(item: vscode.TestItem): void {
    const node = this.#nodes.get(item);
    if (node?.kind !== 'task' || this.#resolved.has(item)) return;
    this.#resolved.add(item);
    this.#syncTemplates(item, node);
  }

  /** Takes over what the workspace holds now. */
  update(clusters: readonly ClusterNode[]): void {
    this.#tasks.clear();
    this.#sync(this.#controller.items, clusters, (cluster, known) => this.#clusterItem(cluster, known));
  }

  #clusterItem(node: ClusterNode, known?: vscode.TestItem): vscode.TestItem {
    const item = known ?? this.#controller.createTestItem(node.id, node.label);
    this.#sync(item.children, node.children, (task, its) => this.#taskItem(task, its));
    return item;
  }

  #taskItem(node: TaskNode, known?: vscode.TestItem): vscode.TestItem {
    const item = known ?? this.#controller.createTestItem(node.id, node.label, vscode.Uri.parse(node.uri));
    item.canResolveChildren = node.children.length > 0;
    item.range = toRange(node.location);
    this.#tasks.set(node.uri, item);
    if (this.#resolved.has(item)) this.#syncTemplates(item, node);
    return item;
  }

  #syncTemplates(item: vscode.TestItem, { children }: TaskNode): void {
    this.#sync(item.children, children, (template, known) => this.#templateItem(template, known));
  }

  #templateItem(node: TemplateNode, known?: vscode.TestItem): vscode.TestItem {
    const uri = vscode.Uri.parse(node.location.uri);
    // An item cannot move to another file, as a template does that is taken over from then on.
    const isSame = known?.uri?.toString() === uri.toString();
    const item = known && isSame ? known : this.#controller.createTestItem(node.id, node.label, uri);
    item.range = toRange(node.location);
    return item;
  }

  /** Brings a collection to hold one item per node, in their order; items that are the same stay untouched. */
  #sync<N extends TestNode>(
    items: vscode.TestItemCollection,
    nodes: readonly N[],
    make: (node: N, known?: vscode.TestItem) => vscode.TestItem,
  ): void {
    const wanted = new Set(nodes.map(({ id }) => id));
    for (const [id] of [...items]) if (!wanted.has(id)) items.delete(id);
    for (const [index, node] of nodes.entries()) {
      const known = items.get(node.id);
      const item = make(node, known);
      item.label = node.label;
      item.description = node.description ?? '';
      item.sortText = String(index).padStart(6, '0');
      this.#nodes.set(item, node);
      if (item !== known) items.add(item);
    }
  }
}
