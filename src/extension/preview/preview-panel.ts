import * as vscode from 'vscode';
import type { PreviewModel, RowChoice, TemplateChoice } from '../../language';
import type { FromPreview, PreviewPanelState, PreviewView, ToPreview } from '../../webview';
import type { LanguageServer } from '../client';
import { Disposables } from '../disposables';
import { openPlace, visibleEditor } from '../editor';
import { Latest } from '../latest';
import { previewStrings } from '../strings';
import { fillPanel } from '../webview-panel';
import { cursorChoice } from './cursor-choice';
import { previewView } from './preview-view';

/** What a recipe puts between input and target unless it says otherwise. */
const DEFAULT_SEPARATOR = ' ';

/** One preview: asks the server for a template and a row, the unsaved text included, and shows the newest answer. */
export class PreviewPanel {
  readonly #own = new Disposables();
  readonly #latest = this.#own.add(new Latest());
  readonly #panel: vscode.WebviewPanel;
  readonly #server: LanguageServer;
  readonly #log: vscode.LogOutputChannel;
  readonly #disposed = this.#own.add(new vscode.EventEmitter<void>());
  readonly onDidDispose = this.#disposed.event;
  #state: PreviewPanelState;
  #choice: TemplateChoice = { kind: 'first' };
  #view: PreviewView = { kind: 'waiting' };

  constructor(
    panel: vscode.WebviewPanel,
    state: PreviewPanelState,
    extensionUri: vscode.Uri,
    server: LanguageServer,
    log: vscode.LogOutputChannel,
  ) {
    this.#panel = panel;
    this.#state = state;
    this.#server = server;
    this.#log = log;
    this.#own.add(panel.webview.onDidReceiveMessage((message: FromPreview) => this.#receive(message)));
    panel.onDidDispose(() => {
      this.#disposed.fire();
      this.#own.dispose();
    });
    fillPanel(panel, extensionUri, {
      bundle: 'preview',
      title: panel.title,
      strings: previewStrings(),
      body: '<div id="toolbar" class="toolbar"></div><main id="body"></main><div id="live" class="hidden" aria-live="polite"></div>',
    });
  }

  get state(): PreviewPanelState {
    return this.#state;
  }

  get view(): PreviewView {
    return this.#view;
  }

  show(uri: string, choice: TemplateChoice): void {
    this.#state = { ...this.#state, uri };
    this.#choice = choice;
    void this.#ask({ kind: 'index', index: this.#state.row });
  }

  /** The text or the data of a file changed. */
  changed(uri: string): void {
    if (uri === this.#state.uri) void this.#ask({ kind: 'index', index: this.#state.row });
  }

  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  dispose(): void {
    this.#panel.dispose();
  }

  /** Never rejects: a failure becomes what the panel shows. */
  async #ask(row: RowChoice): Promise<void> {
    try {
      const model = await this.#latest.run((signal) => this.#request(row, signal));
      if (model === undefined) return;
      this.#answered(model);
    } catch (error) {
      this.#log.error('The preview could not be rendered.', error);
      this.#view = { kind: 'unavailable', uri: this.#state.uri, message: messageOf(error) };
    }
    this.#post();
  }

  async #request(row: RowChoice, signal: AbortSignal): Promise<PreviewModel> {
    await this.#server.started;
    const source = new vscode.CancellationTokenSource();
    signal.addEventListener('abort', () => source.cancel());
    try {
      return await this.#server.preview({ uri: this.#state.uri, template: this.#choice, row }, source.token);
    } finally {
      source.dispose();
    }
  }

  #answered(model: PreviewModel): void {
    this.#view = previewView(model, DEFAULT_SEPARATOR);
    if (model.kind !== 'unavailable') {
      this.#state = { ...this.#state, template: model.template.name, row: model.row.index };
      this.#panel.title = vscode.l10n.t('Preview {0}', model.task.name);
    }
  }

  #post(): void {
    const message: ToPreview = { type: 'show', view: this.#view, state: this.#state };
    void this.#panel.webview.postMessage(message);
  }

  #receive(message: FromPreview): void {
    switch (message.type) {
      case 'ready':
        this.#post();
        break;
      case 'row':
        void this.#ask({ kind: 'index', index: message.index });
        break;
      case 'randomRow':
        void this.#ask({ kind: 'random', seed: Date.now() });
        break;
      case 'template':
        void this.#pick(message.name);
        break;
      case 'follow':
        this.#state = { ...this.#state, follow: message.on };
        if (message.on) this.#followNow();
        this.#post();
        break;
      case 'open':
        void openPlace(message.place);
        break;
      case 'copy':
        void vscode.env.clipboard.writeText(message.text);
        break;
    }
  }

  /** A template picked in the toolbar; a preview that follows the cursor takes the cursor along. */
  async #pick(name: string): Promise<void> {
    this.#choice = { kind: 'name', name };
    await this.#ask({ kind: 'index', index: this.#state.row });
    const view = this.#view;
    if (!this.#state.follow || (view.kind !== 'rendered' && view.kind !== 'failed')) return;
    const editor = visibleEditor(view.uri);
    if (editor === undefined) return;
    const at = new vscode.Position(view.template.place.line, view.template.place.character);
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  #followNow(): void {
    const editor = visibleEditor(this.#state.uri);
    if (editor !== undefined) this.show(this.#state.uri, cursorChoice(editor));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
