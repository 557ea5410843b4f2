import * as vscode from 'vscode';
import type { RunSummary } from '../../run';
import { Disposables } from '../disposables';
import { isActive } from '../runs/run-states';
import type { RunMonitor } from '../runs/run-monitor';
import type { RunRegistry } from '../runs/run-registry';
import { childrenOrMessage } from './children-or-message';
import type { OverviewStore } from './overview-store';
import { contextOf, runsNodes, type KnownRun, type RecipeNode, type RunsNode } from './runs-nodes';

/** Milliseconds that changes on the disk are gathered for: a run writes several files at once. */
const gather = 300;

/** The Runs view: recipes, and under each its runs, live while they go on, with their results afterwards. */
export class RunsView implements vscode.TreeDataProvider<RunsNode> {
  readonly #own = new Disposables();
  readonly #runs: RunRegistry;
  readonly #store: OverviewStore;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = this.#own.add(new vscode.EventEmitter<RunsNode | undefined>());
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #tree: vscode.TreeView<RunsNode>;
  /** The runs as they were listed last. */
  #listed: Promise<readonly RunSummary[]> | undefined;
  #nodes: readonly RecipeNode[] = [];
  readonly #live = new Map<string, RunMonitor>();
  /** Results do not change once they are written. */
  readonly #results = new Map<string, readonly string[]>();
  readonly #watched = new Map<string, Disposables>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(runs: RunRegistry, store: OverviewStore, log: vscode.LogOutputChannel) {
    this.#runs = runs;
    this.#store = store;
    this.#log = log;
    this.#tree = this.#own.add(
      vscode.window.createTreeView('flan.runs', { treeDataProvider: this, showCollapseAll: true }),
    );
    this.#own.add(runs.onDidChange((monitor) => this.#heard(monitor)));
    this.#own.add(store.onDidChange(() => this.#soon()));
  }

  async getChildren(node?: RunsNode): Promise<RunsNode[]> {
    if (node?.kind === 'run') return [];
    if (node !== undefined) return [...(this.#nodes.find(({ id }) => id === node.id)?.runs ?? [])];
    return childrenOrMessage(this.#tree, this.#log, async () => {
      this.#nodes = await this.#read();
      return [...this.#nodes];
    });
  }

  getParent(node: RunsNode): RunsNode | undefined {
    return node.kind === 'run' ? this.#nodes.find(({ label }) => label === node.group) : undefined;
  }

  getTreeItem(node: RunsNode): vscode.TreeItem {
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const isOpen = node.kind === 'recipe' && node.runs.some(({ state }) => isActive(state));
    const state = node.kind === 'run' || node.runs.length === 0 ? None : isOpen ? Expanded : Collapsed;
    const item = new vscode.TreeItem(node.label, state);
    item.id = node.id;
    item.description = node.description;
    item.tooltip = node.tooltip.join('\n');
    item.accessibilityInformation = { label: `${node.label}, ${node.description}` };
    item.iconPath = new vscode.ThemeIcon(
      node.icon,
      node.color === undefined ? undefined : new vscode.ThemeColor(node.color),
    );
    item.contextValue = contextOf(node);
    if (node.kind === 'run') {
      item.command = { command: 'flan.showResults', title: vscode.l10n.t('Show Results'), arguments: [node.dir] };
    } else if (node.uri !== undefined && node.runs.length === 0) {
      item.command = { command: 'flan.openItem', title: vscode.l10n.t('Open'), arguments: [node] };
    }
    return item;
  }

  /** Looks at the folders anew, for whoever changed them. */
  refresh(): void {
    this.#listed = undefined;
    this.#changed.fire(undefined);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watched.values()) watcher.dispose();
    this.#own.dispose();
  }

  async #read(): Promise<readonly RecipeNode[]> {
    const [overview, runs] = await Promise.all([this.#store.get(), this.#list()]);
    return runsNodes(await Promise.all(runs.map((run) => this.#known(run))), overview.recipes);
  }

  #list(): Promise<readonly RunSummary[]> {
    this.#listed ??= this.#runs.list().then(async (runs) => {
      await this.#watch();
      return runs;
    });
    return this.#listed;
  }

  async #known(summary: RunSummary): Promise<KnownRun> {
    const { dir } = summary;
    if (isActive(summary.state)) {
      // Also one that a terminal started: whoever follows it hears how it goes on.
      const monitor = await this.#runs.monitor(dir);
      if (!monitor.ok) return { summary };
      this.#live.set(dir, monitor.value);
      return { summary, live: monitor.value.view };
    }
    const monitor = this.#live.get(dir);
    const live = monitor === undefined ? {} : { live: monitor.view };
    return { summary, ...live, ...(await this.#resultOf(summary)) };
  }

  async #resultOf({ dir, state }: RunSummary): Promise<Pick<KnownRun, 'result'>> {
    if (state !== 'finished') return {};
    const known = this.#results.get(dir);
    if (known !== undefined) return { result: known };
    const { readResults, shortResult } = await import('../runs/run-work');
    const results = await readResults(dir);
    if (results === undefined) return {};
    const result = shortResult(results);
    this.#results.set(dir, result);
    return { result };
  }

  /** A run began, went on or ended: its item alone is drawn anew while it only goes on. */
  #heard(monitor: RunMonitor): void {
    const known = this.#nodes.flatMap(({ runs }) => runs).find(({ dir }) => dir === monitor.dir);
    if (known === undefined || !monitor.active || known.state !== monitor.view.state) this.#listed = undefined;
    this.#soon();
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#changed.fire(undefined);
    }, gather);
  }

  /** Hears of runs that other windows and terminals start, finish or delete. */
  async #watch(): Promise<void> {
    const roots = await this.#runs.roots();
    for (const [root, watcher] of this.#watched) {
      if (roots.includes(root)) continue;
      watcher.dispose();
      this.#watched.delete(root);
    }
    for (const root of roots) if (!this.#watched.has(root)) this.#watched.set(root, this.#watchRoot(root));
  }

  #watchRoot(root: string): Disposables {
    const own = new Disposables();
    const changed = (): void => {
      this.#listed = undefined;
      this.#soon();
    };
    const base = vscode.Uri.file(root);
    for (const pattern of ['*', '*/*', '*/*/{recipe,results}.json']) {
      const watcher = own.add(
        vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(base, pattern), false, true, false),
      );
      own.add(watcher.onDidCreate(changed));
      own.add(watcher.onDidDelete(changed));
    }
    return own;
  }
}
