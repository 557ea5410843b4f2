import * as vscode from 'vscode';
import type { RunFailure } from '../../run';
import type { Result } from '../../text';
import type { ResultsPanelState } from '../../webview';
import { Disposables } from '../disposables';
import type { RunMonitor } from '../runs/run-monitor';
import type { RunRegistry } from '../runs/run-registry';
import { panelIcon, panelOptions } from '../webview-panel';
import type { ResultsPanel } from './results-panel';

const viewType = 'flan.results';

/** Keeps one results panel per run, and brings them back after a window reload. */
export class ResultsManager implements vscode.WebviewPanelSerializer<ResultsPanelState> {
  readonly #own = new Disposables();
  readonly #extensionUri: vscode.Uri;
  readonly #runs: RunRegistry;
  readonly #panels = new Map<string, ResultsPanel>();

  constructor(extensionUri: vscode.Uri, runs: RunRegistry) {
    this.#extensionUri = extensionUri;
    this.#runs = runs;
    this.#own.add(vscode.window.registerWebviewPanelSerializer(viewType, this));
  }

  isVisible(dir: string): boolean {
    return this.#panels.get(dir)?.visible ?? false;
  }

  panel(dir: string): ResultsPanel | undefined {
    return this.#panels.get(dir);
  }

  /** Closes the panel of a run that is gone. */
  close(dir: string): void {
    this.#panels.get(dir)?.dispose();
  }

  async open(dir: string): Promise<Result<RunMonitor, RunFailure>> {
    const monitor = await this.#runs.monitor(dir);
    if (!monitor.ok) return monitor;
    const known = this.#panels.get(dir);
    if (known === undefined) {
      const title = monitor.value.view.name;
      await this.#adopt(
        vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active, panelOptions(this.#extensionUri)),
        monitor.value,
      );
    } else {
      known.reveal();
    }
    return monitor;
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: ResultsPanelState | undefined): Promise<void> {
    const dir = state?.dir ?? (await this.#newestOf(panel.title));
    const monitor = dir === undefined ? undefined : await this.#runs.monitor(dir);
    // A run whose folder was deleted has nothing left to show.
    if (monitor?.ok !== true) panel.dispose();
    else await this.#adopt(panel, monitor.value);
  }

  dispose(): void {
    this.#own.dispose();
  }

  /** VS Code in a browser saves a panel's state from time to time only; its title is saved with the panel. */
  async #newestOf(title: string): Promise<string | undefined> {
    return (await this.#runs.list()).find(({ name }) => title.endsWith(name))?.dir;
  }

  async #adopt(panel: vscode.WebviewPanel, monitor: RunMonitor): Promise<void> {
    const { ResultsPanel } = await import('../runs/run-work');
    panel.iconPath = panelIcon(this.#extensionUri, 'results');
    this.#panels.set(monitor.dir, new ResultsPanel(panel, monitor, this.#extensionUri));
    panel.onDidDispose(() => this.#panels.delete(monitor.dir));
  }
}
