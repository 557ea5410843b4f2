import * as vscode from 'vscode';
import { Disposables } from '../disposables';
import type { RunMonitor } from './run-monitor';
import type { RunRegistry } from './run-registry';
import { statusText } from './status-text';

/** The one item in the status bar: the run that goes on, or how the last one of this session ended. */
export class StatusItem {
  readonly #own = new Disposables();
  readonly #item = this.#own.add(vscode.window.createStatusBarItem('flan.run', vscode.StatusBarAlignment.Right, 90));
  /** Runs that this window saw going on; one that ended long ago says nothing here. */
  readonly #seen = new Set<string>();
  readonly #commands = new Map<string, vscode.Command>();

  constructor(runs: RunRegistry) {
    this.#item.name = vscode.l10n.t('FLAN Run');
    this.#own.add(runs.onDidChange((monitor) => this.#show(runs.active[0] ?? monitor)));
  }

  dispose(): void {
    this.#own.dispose();
  }

  #show(monitor: RunMonitor): void {
    if (monitor.active) this.#seen.add(monitor.dir);
    if (!this.#seen.has(monitor.dir)) return;
    const { text, tooltip, tone } = statusText(monitor.view);
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.backgroundColor = tone === 'error' ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
    this.#item.command = this.#commandFor(monitor.dir);
    this.#item.show();
  }

  /** One object for a run: a click while VS Code swaps an old command for its equal finds neither. */
  #commandFor(dir: string): vscode.Command {
    const known = this.#commands.get(dir);
    if (known) return known;
    const made = { command: 'flan.showResults', title: vscode.l10n.t('Show Results'), arguments: [dir] };
    this.#commands.set(dir, made);
    return made;
  }
}
