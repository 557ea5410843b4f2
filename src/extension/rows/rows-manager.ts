import * as vscode from 'vscode';
import type { RowsPanelState } from '../../webview';
import type { LanguageServer } from '../client';
import { Disposables } from '../disposables';
import type { OverviewStore } from '../views/overview-store';
import { panelIcon, panelOptions } from '../webview-panel';
import { RowsPanel, type PreviewRow } from './rows-panel';
import type { RowsSubject } from './rows-view';

const viewType = 'flan.rows';

/** Keeps one row viewer per task, and brings them back after a window reload. */
export class RowsManager implements vscode.WebviewPanelSerializer<RowsPanelState> {
  readonly #own = new Disposables();
  readonly #extensionUri: vscode.Uri;
  readonly #server: LanguageServer;
  readonly #log: vscode.LogOutputChannel;
  readonly #store: OverviewStore;
  readonly #previewRow: PreviewRow;
  readonly #panels = new Map<string, RowsPanel>();

  constructor(
    extensionUri: vscode.Uri,
    server: LanguageServer,
    log: vscode.LogOutputChannel,
    store: OverviewStore,
    previewRow: PreviewRow,
  ) {
    this.#extensionUri = extensionUri;
    this.#server = server;
    this.#log = log;
    this.#store = store;
    this.#previewRow = previewRow;
    this.#own.add(vscode.window.registerWebviewPanelSerializer(viewType, this));
    this.#own.add(
      store.onDidChange(() => {
        for (const panel of this.#panels.values()) panel.refresh();
      }),
    );
  }

  panel(uri: string): RowsPanel | undefined {
    return this.#panels.get(uri);
  }

  /** Shows a split of a task, its first where none is named. */
  async open(uri: string, split?: string): Promise<void> {
    const known = this.#panels.get(uri);
    const name = split ?? known?.state.split ?? (await this.#subject(uri)).splits[0] ?? 'train';
    if (known !== undefined) {
      known.show(name);
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      viewType,
      vscode.l10n.t('Rows'),
      vscode.ViewColumn.Active,
      panelOptions(this.#extensionUri),
    );
    this.#adopt(panel, { uri, split: name, offset: 0, search: '' });
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: RowsPanelState | undefined): Promise<void> {
    if (state === undefined) panel.dispose();
    else this.#adopt(panel, state);
  }

  dispose(): void {
    this.#own.dispose();
  }

  #adopt(panel: vscode.WebviewPanel, state: RowsPanelState): void {
    panel.iconPath = panelIcon(this.#extensionUri, 'rows');
    const subject = (): Promise<RowsSubject> => this.#subject(state.uri);
    const adopted = new RowsPanel(panel, state, this.#extensionUri, this.#server, this.#log, subject, this.#previewRow);
    this.#panels.set(state.uri, adopted);
    panel.onDidDispose(() => {
      if (this.#panels.get(state.uri) === adopted) this.#panels.delete(state.uri);
    });
  }

  async #subject(uri: string): Promise<RowsSubject> {
    const { clusters } = await this.#store.get();
    const task = clusters.flatMap(({ tasks }) => tasks).find((each) => each.uri === uri);
    const file = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
    const token = new vscode.CancellationTokenSource();
    const sample = await this.#server.rows({ uri, offset: 0, limit: 0 }, token.token);
    token.dispose();
    return {
      task: task?.name || file,
      splits: task?.data.splits.map(({ name }) => name) ?? [],
      sample: { split: sample?.split ?? '', rows: sample?.seen ?? 0 },
    };
  }
}
