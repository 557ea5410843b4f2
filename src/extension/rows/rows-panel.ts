import * as vscode from 'vscode';
import type { RowsModel } from '../../language';
import type { FromRows, RowsPanelState, RowsView, ToRows } from '../../webview';
import type { LanguageServer } from '../client';
import { Disposables } from '../disposables';
import { openPlace } from '../editor';
import { Latest } from '../latest';
import { fillPanel } from '../webview-panel';
import { pageSize, placeOf, rowJson, rowsView, type RowsSubject } from './rows-view';
import { rowsStrings } from './strings';

/** Longest text of a cell in the table; the chosen row is shown whole. */
const cellLength = 200;

/** Rows behind which counting ends: it has a file read to its end. */
const mostCounted = 1_000_000;

/** Opens the preview of a task file for a row of its sample, zero-based. */
export type PreviewRow = (uri: vscode.Uri, row: number) => void;

/** The rows of a task's splits, a page at a time; what lies on other pages stays in its file. */
export class RowsPanel {
  readonly #own = new Disposables();
  readonly #latest = this.#own.add(new Latest());
  readonly #panel: vscode.WebviewPanel;
  readonly #server: LanguageServer;
  readonly #log: vscode.LogOutputChannel;
  readonly #subject: () => Promise<RowsSubject>;
  readonly #previewRow: PreviewRow;
  #state: RowsPanelState;
  #view: RowsView | undefined;
  #whole: RowsModel | undefined;

  constructor(
    panel: vscode.WebviewPanel,
    state: RowsPanelState,
    extensionUri: vscode.Uri,
    server: LanguageServer,
    log: vscode.LogOutputChannel,
    subject: () => Promise<RowsSubject>,
    previewRow: PreviewRow,
  ) {
    this.#panel = panel;
    this.#state = state;
    this.#server = server;
    this.#log = log;
    this.#subject = subject;
    this.#previewRow = previewRow;
    this.#own.add(panel.webview.onDidReceiveMessage((message: FromRows) => this.#receive(message)));
    this.#own.add(
      panel.onDidChangeViewState(() => {
        if (panel.visible && this.#view?.isCounted === false) void this.#load();
      }),
    );
    panel.onDidDispose(() => this.#own.dispose());
    fillPanel(panel, extensionUri, {
      bundle: 'rows',
      title: panel.title,
      strings: rowsStrings(),
      body: '<div id="toolbar" class="toolbar"></div><main id="body"></main><div id="detail"></div><div id="live" class="hidden" aria-live="polite"></div>',
    });
  }

  get state(): RowsPanelState {
    return this.#state;
  }

  /** What the panel draws now; for the tests. */
  get view(): RowsView | undefined {
    return this.#view;
  }

  show(split: string): void {
    this.#panel.reveal();
    if (split !== this.#state.split) this.#go({ split, offset: 0, chosen: undefined });
  }

  /** The data or the task file may have changed. */
  refresh(): void {
    void this.#load();
  }

  #go(change: Partial<Record<keyof RowsPanelState, RowsPanelState[keyof RowsPanelState]>>): void {
    const { chosen, ...rest } = { ...this.#state, ...change } as RowsPanelState;
    if (chosen !== this.#state.chosen) this.#whole = undefined;
    this.#state = chosen === undefined ? rest : { ...rest, chosen };
    void this.#load();
  }

  /** Reads the page, showing how far it came after each answer, and the chosen row. Never rejects. */
  async #load(): Promise<void> {
    try {
      await this.#latest.run(async (signal) => {
        const subject = await this.#subject();
        let isWhole = false;
        for await (const model of this.#pages(signal)) {
          this.#draw(subject, model);
          const { chosen } = this.#state;
          if (isWhole || model.partial || chosen === undefined) continue;
          isWhole = true;
          const whole = await this.#ask({ offset: chosen, limit: 1 }, signal);
          if (signal.aborted) return;
          this.#whole = whole;
          this.#draw(subject, model);
        }
      });
    } catch (error) {
      this.#log.error(`The rows of ${this.#state.uri} cannot be shown.`, error);
    }
  }

  /** The page until it is whole and, while it is seen, its rows are counted; one behind the end gives way to the last. */
  async *#pages(signal: AbortSignal): AsyncGenerator<RowsModel> {
    for (;;) {
      const model = await this.#ask({ offset: this.#state.offset, limit: pageSize, cut: cellLength }, signal);
      if (model === undefined || signal.aborted) return;
      const { count, isCounted, partial, rows } = model;
      if (!partial && rows.length === 0 && isCounted && count > 0) {
        this.#state = { ...this.#state, offset: Math.floor((count - 1) / pageSize) * pageSize };
        continue;
      }
      yield model;
      const isKnown = isCounted || count >= mostCounted || !this.#panel.visible;
      if (!partial && isKnown) return;
    }
  }

  async #ask(
    window: { readonly offset: number; readonly limit: number; readonly cut?: number },
    signal: AbortSignal,
  ): Promise<RowsModel | undefined> {
    await this.#server.started;
    const source = new vscode.CancellationTokenSource();
    const stop = (): void => source.cancel();
    signal.addEventListener('abort', stop);
    const { uri, split, search } = this.#state;
    try {
      const asked = { uri, split, ...window, ...(search === '' ? {} : { search }) };
      return await this.#server.rows(asked, source.token);
    } finally {
      signal.removeEventListener('abort', stop);
      source.dispose();
    }
  }

  #draw(subject: RowsSubject, model: RowsModel): void {
    this.#view = rowsView(subject, this.#state, model, this.#whole);
    this.#panel.title = vscode.l10n.t('Rows {0}', subject.task);
    this.#post();
  }

  #post(): void {
    if (this.#view === undefined) return;
    const message: ToRows = { type: 'show', view: this.#view, state: this.#state };
    void this.#panel.webview.postMessage(message);
  }

  #receive(message: FromRows): void {
    switch (message.type) {
      case 'ready':
        if (this.#view === undefined) void this.#load();
        else this.#post();
        break;
      case 'page':
        this.#go({ offset: Math.max(0, message.offset), chosen: undefined });
        break;
      case 'end':
        this.#go({ offset: Number.MAX_SAFE_INTEGER - pageSize, chosen: undefined });
        break;
      case 'search':
        this.#go({ search: message.text, offset: 0, chosen: undefined });
        break;
      case 'split':
        this.#go({ split: message.name, offset: 0, chosen: undefined });
        break;
      case 'choose':
        this.#go({ chosen: message.place });
        break;
      case 'close':
        this.#go({ chosen: undefined });
        break;
      default:
        this.#act(message.type);
    }
  }

  #act(action: 'copy' | 'preview' | 'open' | 'download'): void {
    const { uri } = this.#state;
    if (action === 'download') {
      void vscode.commands.executeCommand('flan.downloadData', uri);
      return;
    }
    const row = this.#whole?.rows[0];
    if (row === undefined || this.#whole === undefined) return;
    if (action === 'copy') void vscode.env.clipboard.writeText(rowJson(row, this.#whole.columns));
    if (action === 'preview') this.#previewRow(vscode.Uri.parse(uri), row.number);
    const place = placeOf(row);
    if (action === 'open' && place !== undefined) void openPlace({ ...place, character: 0 });
  }
}
