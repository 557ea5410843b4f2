import * as vscode from 'vscode';
import { Disposables } from '../disposables';
import { taskLanguage, visibleEditor } from '../editor';
import { childrenOrMessage } from './children-or-message';
import { decoratedUri } from './decorations';
import type { OverviewStore } from './overview-store';
import { describeCounts } from './problem-counts';
import { nodeAt, tasksNodes, type TasksNode } from './tasks-nodes';

/** Milliseconds for which the cursor rests before the tree goes along. */
const rest = 150;

/** The Tasks view: clusters, their tasks, and the templates of each. */
export class TasksView implements vscode.TreeDataProvider<TasksNode> {
  readonly #own = new Disposables();
  readonly #store: OverviewStore;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = this.#own.add(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #tree: vscode.TreeView<TasksNode>;
  #nodes: readonly TasksNode[] | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: OverviewStore, log: vscode.LogOutputChannel) {
    this.#store = store;
    this.#log = log;
    this.#tree = this.#own.add(
      vscode.window.createTreeView('flan.tasks', { treeDataProvider: this, showCollapseAll: true }),
    );
    this.#own.add(
      store.onDidChange(() => {
        this.#nodes = undefined;
        this.#changed.fire(undefined);
      }),
    );
    this.#own.add(vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#follow(textEditor)));
    this.#own.add(vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)));
    this.#own.add(this.#tree.onDidChangeVisibility(() => this.#follow(vscode.window.activeTextEditor)));
  }

  async getChildren(node?: TasksNode): Promise<TasksNode[]> {
    if (node !== undefined) return [...node.children];
    return childrenOrMessage(this.#tree, this.#log, async () => [...(await this.#roots())]);
  }

  getParent(node: TasksNode): TasksNode | undefined {
    return node.parent;
  }

  getTreeItem(node: TasksNode): vscode.TreeItem {
    const { None, Collapsed } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(node.label, node.children.length > 0 ? Collapsed : None);
    item.id = node.id;
    item.description = node.description;
    item.tooltip = node.tooltip.join('\n');
    const spoken = [node.label, node.description, node.problems ? describeCounts(node.problems) : ''];
    item.accessibilityInformation = { label: spoken.filter((part) => part !== '').join(', ') };
    item.iconPath = new vscode.ThemeIcon(node.icon);
    item.contextValue = node.kind;
    item.resourceUri = decoratedUri(node.id, node.problems, node.kind === 'cluster');
    item.command = { command: 'flan.openItem', title: vscode.l10n.t('Open'), arguments: [node] };
    return item;
  }

  /** Shows the item that the cursor is in, with the view in front. False where there is none. */
  async reveal(editor: vscode.TextEditor, focus: boolean): Promise<boolean> {
    const node = nodeAt(await this.#roots(), editor.document.uri.toString(), editor.selection.active.line);
    if (node === undefined) return false;
    await this.#tree.reveal(node, { select: true, focus, expand: false });
    return true;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#own.dispose();
  }

  async #roots(): Promise<readonly TasksNode[]> {
    const overview = await this.#store.get();
    this.#nodes ??= tasksNodes(overview, (uri) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri)));
    return this.#nodes;
  }

  /** Goes along with the cursor, as the explorer does with the editor, while the view is seen and wanted so. */
  #follow(editor: vscode.TextEditor | undefined): void {
    clearTimeout(this.#timer);
    if (editor?.document.languageId !== taskLanguage || !this.#tree.visible) return;
    if (!vscode.workspace.getConfiguration('flan').get('tasks.autoReveal', true)) return;
    this.#timer = setTimeout(() => {
      if (visibleEditor(editor.document.uri.toString()) !== editor) return;
      // An item that went away meanwhile needs no showing.
      this.reveal(editor, false).catch(() => undefined);
    }, rest);
  }
}
