import * as vscode from 'vscode';
import type { TemplateChoice } from '../../language';
import type { PreviewPanelState } from '../../webview';
import type { LanguageServer } from '../client';
import { Disposables } from '../disposables';
import { taskLanguage, visibleEditor } from '../editor';
import { panelIcon, panelOptions } from '../webview-panel';
import { cursorChoice } from './cursor-choice';
import { firstSettings, restoredState } from './panel-state';
import { PreviewPanel } from './preview-panel';

const viewType = 'flan.preview';

/** Keeps the one preview panel: opens it beside the file, restores it after a reload, and tells it what changes. */
export class PreviewManager implements vscode.WebviewPanelSerializer {
  readonly #own = new Disposables();
  readonly #extensionUri: vscode.Uri;
  readonly #server: LanguageServer;
  readonly #log: vscode.LogOutputChannel;
  #panel: PreviewPanel | undefined;

  constructor(extensionUri: vscode.Uri, server: LanguageServer, log: vscode.LogOutputChannel) {
    this.#extensionUri = extensionUri;
    this.#server = server;
    this.#log = log;
    const { window, workspace } = vscode;
    this.#own.add(window.registerWebviewPanelSerializer(viewType, this));
    this.#own.add(window.onDidChangeTextEditorSelection(({ textEditor }) => this.#cursorMoved(textEditor)));
    this.#own.add(window.onDidChangeActiveTextEditor((editor) => this.#cursorMoved(editor)));
    this.#own.add(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#panel?.changed(document.uri.toString());
      }),
    );
    this.#own.add(server.onPreviewStale(({ uri }) => this.#panel?.dataChanged(uri)));
    this.#own.add(
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        for (const uri of uris) this.#panel?.checked(uri.toString());
      }),
    );
    this.#watchFiles();
  }

  /** What the panel shows now; for the tests. */
  get panel(): PreviewPanel | undefined {
    return this.#panel;
  }

  /** Shows a template beside its file, with a row of the sample; the panel that is open already is used again. */
  open(uri: vscode.Uri, choice: TemplateChoice, row?: number): void {
    if (this.#panel === undefined) {
      const panel = vscode.window.createWebviewPanel(
        viewType,
        vscode.l10n.t('Preview'),
        { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
        panelOptions(this.#extensionUri),
      );
      this.#adopt(panel, newState(uri)).show(uri.toString(), choice, row);
    } else {
      this.#panel.reveal();
      this.#panel.show(uri.toString(), choice, row);
    }
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, kept: unknown): Promise<void> {
    const state = restoredState(kept, followByDefault()) ?? stateOfVisibleTask();
    if (state === undefined || this.#panel !== undefined) {
      panel.dispose();
      return;
    }
    const choice: TemplateChoice =
      state.template === undefined ? choiceFor(vscode.Uri.parse(state.uri)) : { kind: 'name', name: state.template };
    this.#adopt(panel, state).show(state.uri, choice);
  }

  dispose(): void {
    this.#panel?.dispose();
    this.#own.dispose();
  }

  #adopt(panel: vscode.WebviewPanel, state: PreviewPanelState): PreviewPanel {
    panel.iconPath = panelIcon(this.#extensionUri, 'preview');
    const adopted = new PreviewPanel(panel, state, this.#extensionUri, this.#server, this.#log);
    this.#panel = adopted;
    adopted.onDidDispose(() => {
      if (this.#panel === adopted) this.#panel = undefined;
    });
    return adopted;
  }

  #cursorMoved(editor: vscode.TextEditor | undefined): void {
    const panel = this.#panel;
    if (panel === undefined || editor?.document.languageId !== taskLanguage || !panel.state.follow) return;
    panel.show(editor.document.uri.toString(), cursorChoice(editor));
  }

  /** A task file may be renamed, deleted or written by others while its preview is open and no editor shows it. */
  #watchFiles(): void {
    this.#own.add(
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) this.#panel?.renamed(oldUri.toString(), newUri.toString());
      }),
    );
    const watcher = this.#own.add(vscode.workspace.createFileSystemWatcher('**/*.task.flan.yaml'));
    this.#own.add(
      watcher.onDidDelete((uri) => {
        const isOpen = vscode.workspace.textDocuments.some((open) => open.uri.toString() === uri.toString());
        if (!isOpen) this.#panel?.gone(uri);
      }),
    );
    this.#own.add(watcher.onDidCreate((uri) => this.#panel?.changed(uri.toString())));
  }
}

/** The template that the cursor of an editor is in, or the first where the file is not shown. */
export function choiceFor(uri: vscode.Uri): TemplateChoice {
  const editor = visibleEditor(uri.toString());
  return editor === undefined ? { kind: 'first' } : cursorChoice(editor);
}

/** VS Code in a browser saves a panel's state from time to time only: a reload soon after the first picture loses it. */
function stateOfVisibleTask(): PreviewPanelState | undefined {
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.languageId === taskLanguage);
  return editor && newState(editor.document.uri);
}

function newState(uri: vscode.Uri): PreviewPanelState {
  return { ...firstSettings, uri: uri.toString(), row: 0, follow: followByDefault() };
}

function followByDefault(): boolean {
  return vscode.workspace.getConfiguration('flan').get('preview.followCursor', true);
}
