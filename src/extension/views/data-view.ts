import * as vscode from 'vscode';
import type { SplitsModel, TaskOverview } from '../../language';
import type { LanguageServer } from '../client';
import { Disposables } from '../disposables';
import { childrenOrMessage } from './children-or-message';
import { dataNodes, splitNode, type DataNode, type DataTaskNode } from './data-nodes';
import type { OverviewStore } from './overview-store';

/** The Data view: each task's splits with their rows. Only what is unfolded is counted, and only while it is seen. */
export class DataView implements vscode.TreeDataProvider<DataNode> {
  readonly #own = new Disposables();
  readonly #store: OverviewStore;
  readonly #server: LanguageServer;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = this.#own.add(new vscode.EventEmitter<DataNode | undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #tree: vscode.TreeView<DataNode>;
  #nodes: readonly DataTaskNode[] | undefined;
  /** What was counted, by task file. */
  readonly #splits = new Map<string, SplitsModel>();
  readonly #counting = new Map<string, vscode.CancellationTokenSource>();

  constructor(store: OverviewStore, server: LanguageServer, log: vscode.LogOutputChannel) {
    this.#store = store;
    this.#server = server;
    this.#log = log;
    this.#tree = this.#own.add(
      vscode.window.createTreeView('flan.data', { treeDataProvider: this, showCollapseAll: true }),
    );
    this.#own.add(
      store.onDidChange(() => {
        this.#nodes = undefined;
        this.#splits.clear();
        this.#stopAll();
        this.#changed.fire(undefined);
      }),
    );
    this.#own.add(this.#tree.onDidCollapseElement(({ element }) => this.#stop(element.uri)));
    this.#own.add(
      this.#tree.onDidChangeVisibility(({ visible }) => {
        if (visible) this.#changed.fire(undefined);
        else this.#stopAll();
      }),
    );
  }

  async getChildren(node?: DataNode): Promise<DataNode[]> {
    if (node?.kind === 'split') return [];
    return childrenOrMessage(this.#tree, this.#log, () => this.#childrenOf(node));
  }

  getParent(node: DataNode): DataNode | undefined {
    return node.kind === 'split' ? node.parent : undefined;
  }

  getTreeItem(node: DataNode): vscode.TreeItem {
    const { None, Collapsed } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(node.label, node.kind === 'task' ? Collapsed : None);
    item.id = node.id;
    item.description = node.description;
    item.tooltip = node.tooltip.join('\n');
    item.accessibilityInformation = { label: `${node.label}, ${node.description}` };
    item.iconPath = new vscode.ThemeIcon(
      node.icon,
      node.problem ? new vscode.ThemeColor('list.warningForeground') : undefined,
    );
    if (node.kind === 'task') {
      item.contextValue = node.isHub ? 'data hub' : 'data';
    } else {
      item.contextValue = node.notDownloaded ? 'split hub' : 'split';
      item.command = { command: 'flan.showRows', title: vscode.l10n.t('Show Rows'), arguments: [node] };
    }
    return item;
  }

  dispose(): void {
    this.#stopAll();
    this.#own.dispose();
  }

  async #childrenOf(node: DataTaskNode | undefined): Promise<DataNode[]> {
    const overview = await this.#store.get();
    if (node === undefined) {
      this.#nodes ??= dataNodes(overview, (uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri)));
      return [...this.#nodes];
    }
    const task = overview.clusters.flatMap(({ tasks }) => tasks).find(({ uri }) => uri === node.uri);
    return task === undefined ? [] : this.#splitsOf(node, task);
  }

  async #splitsOf(node: DataTaskNode, { data }: TaskOverview): Promise<DataNode[]> {
    const known = this.#splits.get(node.uri);
    const model = known ?? (await this.#count(node));
    if (model?.partial === true && !this.#counting.has(node.uri)) void this.#countOn(node);
    return (model?.splits ?? []).map((split) => {
      const place = data.splits.find(({ name }) => name === split.name)?.location ?? node.place;
      return splitNode(node, split, place);
    });
  }

  /** One moment of counting; undefined where it failed, which the log tells. */
  async #count(node: DataTaskNode, token?: vscode.CancellationToken): Promise<SplitsModel | undefined> {
    const source = new vscode.CancellationTokenSource();
    try {
      const model = await this.#server.splits(node.uri, token ?? source.token);
      this.#splits.set(node.uri, model);
      return model;
    } catch (error) {
      if (token?.isCancellationRequested !== true)
        this.#log.error(`The rows of ${node.label} cannot be counted.`, error);
      return undefined;
    } finally {
      source.dispose();
    }
  }

  /** Counts to the end, a moment at a time, unless the item is folded or hidden meanwhile. */
  async #countOn(node: DataTaskNode): Promise<void> {
    const source = new vscode.CancellationTokenSource();
    this.#counting.set(node.uri, source);
    try {
      while (!source.token.isCancellationRequested && this.#tree.visible) {
        const model = await this.#count(node, source.token);
        if (source.token.isCancellationRequested || model === undefined) return;
        this.#changed.fire(node);
        if (!model.partial) return;
      }
    } finally {
      if (this.#counting.get(node.uri) === source) this.#counting.delete(node.uri);
      source.dispose();
    }
  }

  #stop(uri: string): void {
    this.#counting.get(uri)?.cancel();
    this.#counting.delete(uri);
  }

  #stopAll(): void {
    for (const uri of [...this.#counting.keys()]) this.#stop(uri);
  }
}
