import * as vscode from 'vscode';
import type { PreviewModel } from '../../language';
import type { LanguageServer } from '../client';
import { Disposables } from '../disposables';
import { peekScheme, peekSubject, type PeekSubject } from './peek-uri';
import { promptDocument, type PromptDocument } from './prompt-document';

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
    this.#own.add(vscode.workspace.onDidChangeTextDocument(({ document }) => this.#outdated(document.uri.toString())));
    this.#own.add(server.onPreviewStale(({ uri }) => this.#outdated(uri)));
    this.#own.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)));
  }

  /** Never rejects: a failure is what the document says. */
  async provideTextDocumentContent(uri: vscode.Uri): Promise<string | undefined> {
    const key = uri.toString();
    this.#asked.get(key)?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.#asked.set(key, source);
    const document = await this.#render(peekSubject(uri), source.token);
    // A newer question answers for this one too.
    if (!document || this.#asked.get(key) !== source) return this.#shown.get(key)?.text;
    this.#shown.set(key, document);
    return document.text;
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

  async #render(subject: PeekSubject, token: vscode.CancellationToken): Promise<PromptDocument | undefined> {
    const { uri, template, row } = subject;
    try {
      await this.#server.started;
      const model = await this.#server.preview(
        { uri, template: { kind: 'name', name: template }, row: { kind: 'index', index: row }, tokens: true },
        token,
      );
      return token.isCancellationRequested ? undefined : promptDocument(ofTemplate(model, template));
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      return promptDocument(nothing(uri, error instanceof Error ? error.message : String(error)));
    }
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
function ofTemplate(model: PreviewModel, template: string): PreviewModel {
  if (model.kind === 'unavailable' || model.template.name === template) return model;
  return nothing(model.uri, vscode.l10n.t('This task has no template "{0}" any more.', template));
}

function nothing(uri: string, message: string): PreviewModel {
  return { kind: 'unavailable', uri, version: 0, reason: 'no-template', message };
}
