import * as vscode from 'vscode';
import type { WorkspaceOverview } from '../../language';
import { Disposables } from '../disposables';
import { recipeLanguage, taskLanguage } from '../editor';
import { checksText } from './checks-text';
import type { OverviewStore } from './overview-store';

/**
 * How the checks of the workspace's files stand, among the language's own items in the status bar: seen where a task or
 * recipe is open, pinned by whoever wants it always.
 */
export class ChecksItem {
  readonly #own = new Disposables();
  readonly #item: vscode.LanguageStatusItem;
  readonly #store: OverviewStore;

  constructor(store: OverviewStore) {
    this.#store = store;
    this.#item = this.#own.add(
      vscode.languages.createLanguageStatusItem('flan.checks', [
        { language: taskLanguage },
        { language: recipeLanguage },
      ]),
    );
    this.#item.name = vscode.l10n.t('FLAN Checks');
    this.#item.text = vscode.l10n.t('FLAN');
    this.#item.busy = true;
    this.#item.command = { command: 'flan.showProblems', title: vscode.l10n.t('Show') };
    this.#own.add(store.onDidChange((overview) => this.#show(overview)));
    this.#own.add(vscode.window.onDidChangeActiveTextEditor((editor) => this.#wake(editor)));
    this.#wake(vscode.window.activeTextEditor);
  }

  /** What it says; for the tests. */
  get text(): { readonly text: string; readonly detail: string | undefined; readonly busy: boolean } {
    const { text, detail, busy } = this.#item;
    return { text, detail, busy };
  }

  dispose(): void {
    this.#own.dispose();
  }

  /** Checks begin when a file of ours is looked at: a window that never shows one pays for none. */
  #wake(editor: vscode.TextEditor | undefined): void {
    if (this.#store.newest !== undefined || editor?.document.languageId.startsWith('flan-') !== true) return;
    this.#store.get().catch(() => (this.#item.busy = false));
  }

  #show(overview: WorkspaceOverview): void {
    const { text, detail, severity, busy } = checksText(overview);
    const { Error, Warning, Information } = vscode.LanguageStatusSeverity;
    this.#item.text = text;
    this.#item.detail = detail;
    this.#item.severity = severity === 'error' ? Error : severity === 'warning' ? Warning : Information;
    this.#item.busy = busy;
  }
}
