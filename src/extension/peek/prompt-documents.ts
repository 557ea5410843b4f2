import * as vscode from 'vscode';
import type { PreviewSeriesModel } from '../../language';
import type { LanguageServer } from '../client';
import { Disposables } from '../disposables';
import { peekScheme, peekSubject, type PeekSubject } from './peek-uri';
import { messageDocument, promptDocument, type PromptDocument } from './prompt-document';

/** More rows than a sample has. */
const allRows = 1000;

/**
 * The read-only documents behind peeks: rendered by the language server, and anew whenever the task file or its data
 * changes, for as long as a peek holds them.
 */
export class PromptDocuments implements vscode.TextDocumentContentProvider {
  readonly #own = new Disposables();
  readonly #server: LanguageServer;
  readonly #changed = this.#own.add(new vscode.EventEmitter<vscode.Uri>());
  readonly onDidChange = this.#changed.event;
  /** What was shown last, by URI: whoever asks what a stretch of it is means that text. */
  readonly #shown = new Map<string, PromptDocument>();
  readonly #asked = new Map<string, vscode.CancellationTokenSource>();

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#own.add(vscode.workspace.registerTextDocumentContentProvider(peekScheme, this));
    this.#own.add(vscode.workspace.onDidChangeTextDocument(({ document }) => this.#edited(document)));
    this.#own.add(server.onPreviewStale(({ uri }) => this.#outdated(uri)));
    this.#own.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)));
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    return (await this.render(uri)).text;
  }

  /** The document as it is now; a newer call for the same one ends an older. Never rejects: it says what failed. */
  async render(uri: vscode.Uri): Promise<PromptDocument> {
    const key = uri.toString();
    this.#asked.get(key)?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.#asked.set(key, source);
    const document = await this.#ask(peekSubject(uri), source.token);
    // A newer question answers for this one too.
    const shown = this.#shown.get(key);
    if (shown && source.token.isCancellationRequested) return shown;
    this.#shown.set(key, document);
    return document;
  }

  /** What the stretches of a document are, if it shows this text. */
  marksOf(document: vscode.TextDocument): PromptDocument['marks'] {
    const shown = this.#shown.get(document.uri.toString());
    return shown?.text === document.getText() ? shown.marks : [];
  }

  dispose(): void {
    for (const source of this.#asked.values()) source.cancel();
    this.#own.dispose();
  }

  async #ask({ uri, template }: PeekSubject, token: vscode.CancellationToken): Promise<PromptDocument> {
    try {
      await this.#server.started;
      const model = await this.#server.previewSeries(
        {
          uri,
          template: { kind: 'name', name: template },
          row: { kind: 'index', index: 0 },
          over: 'rows',
          limit: allRows,
          tokens: true,
        },
        token,
      );
      return documentOf(model, template);
    } catch (error) {
      return messageDocument(error instanceof Error ? error.message : String(error));
    }
  }

  /** The editor of a peek takes what is typed into it; our documents are only to be read, so that is taken back. */
  #edited(document: vscode.TextDocument): void {
    const { uri } = document;
    if (uri.scheme !== peekScheme) this.#outdated(uri.toString());
    else if (this.#shown.get(uri.toString())?.text !== document.getText()) this.#changed.fire(uri);
  }

  #outdated(task: string): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === peekScheme && peekSubject(uri).uri === task) this.#changed.fire(uri);
    }
  }

  #forget(uri: vscode.Uri): void {
    const key = uri.toString();
    this.#shown.delete(key);
    this.#asked.get(key)?.dispose();
    this.#asked.delete(key);
  }
}

/** The server shows the first template where the one that was meant is gone or has another name by now. */
function documentOf(model: PreviewSeriesModel, template: string): PromptDocument {
  if (model.kind === 'unavailable') return messageDocument(model.message);
  if (model.template.name === template) return promptDocument(model.items);
  return messageDocument(vscode.l10n.t('This task has no template "{0}" any more.', template));
}
