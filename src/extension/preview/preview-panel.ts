import * as vscode from 'vscode';
import type { PreviewModel, PreviewSeriesModel, RowChoice, TemplateChoice } from '../../language';
import type {
  FromPreview,
  Place,
  PreviewPanelState,
  PreviewSettings,
  PreviewView,
  SearchView,
  ToPreview,
} from '../../webview';
import type { LanguageServer } from '../client';
import { Disposables } from '../disposables';
import { openPlace, visibleEditor } from '../editor';
import { Latest } from '../latest';
import { previewStrings } from '../strings';
import { fillPanel } from '../webview-panel';
import { cursorChoice } from './cursor-choice';
import { editorSight } from './editor-sight';
import { previewView } from './preview-view';
import { ask, search } from './questions';

type Answer = PreviewModel | PreviewSeriesModel;

/** One preview: asks the server for templates and rows, the unsaved text included, and shows the newest answer. */
export class PreviewPanel {
  readonly #own = new Disposables();
  readonly #latest = this.#own.add(new Latest());
  readonly #latestSearch = this.#own.add(new Latest());
  readonly #panel: vscode.WebviewPanel;
  readonly #server: LanguageServer;
  readonly #log: vscode.LogOutputChannel;
  readonly #disposed = this.#own.add(new vscode.EventEmitter<void>());
  readonly onDidDispose = this.#disposed.event;
  #state: PreviewPanelState;
  #choice: TemplateChoice = { kind: 'first' };
  #answer: Answer | undefined;
  #view: PreviewView = { kind: 'waiting' };
  #search: SearchView | undefined;
  /** Whether the tokenizer has been read, so that counting tokens keeps no picture waiting. */
  #countsAtOnce = false;
  /** Whether the file was deleted; the server, which hears of it later, has nothing to add. */
  #isGone = false;

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

  show(uri: string, choice: TemplateChoice, row = this.#state.row): void {
    const isOther = uri !== this.#state.uri;
    this.#state = { ...this.#state, uri, row };
    this.#choice = choice;
    this.#isGone = false;
    void this.#ask(this.#row());
    if (isOther) this.#searchAgain();
  }

  /** The text of a file changed, or there is one again. */
  changed(uri: string): void {
    if (uri === this.#state.uri) this.show(uri, this.#choice);
  }

  /** The data of a file changed. */
  dataChanged(uri: string): void {
    if (uri !== this.#state.uri || this.#isGone) return;
    void this.#ask(this.#row());
    this.#searchAgain();
  }

  /** A file has another name now; the preview goes on with it. */
  renamed(from: string, to: string): void {
    if (from === this.#state.uri) this.show(to, this.#choice);
  }

  /** A file is gone, and no editor holds its text. */
  gone(uri: vscode.Uri): void {
    if (uri.toString() !== this.#state.uri) return;
    this.#isGone = true;
    this.#latest.dispose();
    const name = vscode.workspace.asRelativePath(uri);
    const message = vscode.l10n.t(
      '{0} is gone. The preview goes on when you put the cursor into another task file.',
      name,
    );
    this.#show({ kind: 'unavailable', uri: this.#state.uri, message });
  }

  /** What the checks say of a file changed. */
  checked(uri: string): void {
    if (uri !== this.#state.uri || this.#answer === undefined || this.#view.kind === 'unavailable') return;
    this.#show(previewView(this.#answer, editorSight));
  }

  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #row(): RowChoice {
    return { kind: 'index', index: this.#state.row };
  }

  /** Never rejects: a failure becomes what the panel shows. What is quick to have is shown before tokens are counted. */
  async #ask(row: RowChoice): Promise<void> {
    try {
      const counted = this.#countsAtOnce;
      if (!(await this.#render(row, counted)) || counted) return;
      this.#countsAtOnce = await this.#render(this.#row(), true);
    } catch (error) {
      this.#log.error('The preview could not be rendered.', error);
      this.#show({ kind: 'unavailable', uri: this.#state.uri, message: messageOf(error) });
    }
  }

  /** @returns whether there was an answer before a newer question */
  async #render(row: RowChoice, tokens: boolean): Promise<boolean> {
    const question = { state: this.#state, template: this.#choice, row, tokens };
    const answer = await this.#latest.run((signal) => ask(this.#server, question, signal));
    if (answer === undefined || (answer.kind === 'unavailable' && answer.reason === 'cancelled')) return false;
    if (this.#reaches(answer)) return this.#render(row, tokens);
    this.#answered(answer);
    return true;
  }

  /** Whether there have to be more cards, for the template at the cursor to be among them. */
  #reaches(answer: Answer): boolean {
    if (answer.kind !== 'series' || answer.over !== 'templates') return false;
    const { index } = answer.template;
    if (index < answer.items.length || answer.items.length === answer.count) return false;
    this.#state = { ...this.#state, cards: index + 1 };
    return true;
  }

  #answered(answer: Answer): void {
    this.#answer = answer;
    if (answer.kind !== 'unavailable') {
      this.#state = { ...this.#state, template: answer.template.name, row: answer.row.index };
      this.#panel.title = vscode.l10n.t('Preview {0}', answer.task.name);
    }
    this.#show(previewView(answer, editorSight));
  }

  #show(view: PreviewView): void {
    this.#view = view;
    this.#post();
  }

  #post(): void {
    const search = this.#search === undefined ? {} : { search: this.#search };
    const message: ToPreview = { type: 'show', view: this.#view, state: this.#state, ...search };
    void this.#panel.webview.postMessage(message);
  }

  #receive(message: FromPreview): void {
    switch (message.type) {
      case 'ready':
        this.#post();
        this.#searchAgain();
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
      case 'card':
        this.#state = { ...this.#state, layout: 'one', row: message.row };
        void this.#pick(message.template);
        break;
      case 'settings':
        this.#set(message.change);
        break;
      case 'search':
        void this.#find(message.text);
        break;
      case 'scrolled':
        if (this.#state.follow) this.#revealTemplate(message.template);
        break;
      case 'open':
        void openPlace(message.place);
        break;
      case 'copy':
        void vscode.env.clipboard.writeText(message.text);
        break;
    }
  }

  #set(change: Partial<PreviewSettings>): void {
    this.#state = { ...this.#state, ...change };
    if (change.recipe !== undefined) this.#countsAtOnce = false;
    const isDrawingOnly = Object.keys(change).every((name) => drawnByPanel.has(name));
    if (change.follow === true) this.#followNow();
    else if (isDrawingOnly) this.#post();
    else void this.#ask(this.#row());
  }

  /** A template picked in the panel; a preview that follows the cursor takes the cursor along. */
  async #pick(name: string): Promise<void> {
    this.#choice = { kind: 'name', name };
    await this.#ask(this.#row());
    const view = this.#view;
    if (!this.#state.follow || (view.kind !== 'one' && view.kind !== 'many')) return;
    const editor = visibleEditor(view.uri);
    if (editor === undefined) return;
    const at = positionOf(view.template.place);
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  #followNow(): void {
    const editor = visibleEditor(this.#state.uri);
    if (editor === undefined) this.#post();
    else this.show(this.#state.uri, cursorChoice(editor));
  }

  /** Scrolls the editor, and leaves the cursor where it is, so that the preview does not answer. */
  #revealTemplate(name: string): void {
    const view = this.#view;
    const card = view.kind === 'many' ? view.cards.find(({ template }) => template.name === name) : undefined;
    if (card === undefined) return;
    const at = positionOf(card.template.place);
    visibleEditor(card.template.place.uri)?.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.AtTop);
  }

  #searchAgain(): void {
    const { search: text } = this.#state;
    if (text !== undefined) void this.#find(text, false);
  }

  /**
   * Looks for rows. Never rejects: what cannot be searched has no matches.
   * @param text undefined closes the search
   * @param jumps whether to go to the first match from the row that is shown, as a search in the editor does
   */
  async #find(text: string | undefined, jumps = true): Promise<void> {
    const { search: _search, ...rest } = this.#state;
    this.#state = text === undefined ? rest : { ...rest, search: text };
    if (text === undefined || text === '') {
      this.#latestSearch.dispose();
      this.#search = undefined;
      this.#post();
      return;
    }
    const { uri, row } = this.#state;
    const rows = await this.#latestSearch
      .run((signal) => search(this.#server, uri, text, signal))
      .catch((error: unknown) => {
        this.#log.error('The rows could not be searched.', error);
        return [];
      });
    if (rows === undefined) return;
    this.#search = { text, rows };
    this.#post();
    const first = rows.find((found) => found >= row) ?? rows[0];
    if (jumps && first !== undefined && first !== row) void this.#ask({ kind: 'index', index: first });
  }
}

/** Settings that change how an answer is drawn, not what is asked. */
const drawnByPanel: ReadonlySet<string> = new Set<keyof PreviewSettings>(['tokens', 'training', 'follow']);

function positionOf({ line, character }: Place): vscode.Position {
  return new vscode.Position(line, character);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
