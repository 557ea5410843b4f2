import * as vscode from 'vscode';

/** Texts that are shown and are in no file: a report, a task file before it is written. */
export class ShownTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  static readonly scheme = 'flan-import';
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(ShownTexts.scheme, this);

  /** The address of a text under a name; a text shown under it before is replaced. */
  show(name: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: ShownTexts.scheme, path: `/${name}` });
    this.#texts.set(uri.path, text);
    this.#changed.fire(uri);
    return uri;
  }

  provideTextDocumentContent(uri: vscode.Uri): string | undefined {
    return this.#texts.get(uri.path);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
