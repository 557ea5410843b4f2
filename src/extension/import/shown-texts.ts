import * as vscode from 'vscode';

/** Texts that are shown and are in no file: a report with its links, a task file before it is written. */
export class ShownTexts implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable {
  static readonly scheme = 'flan-import';
  readonly #texts = new Map<string, { readonly text: string; readonly files: ReadonlyMap<string, string> }>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #registrations = [
    vscode.workspace.registerTextDocumentContentProvider(ShownTexts.scheme, this),
    vscode.languages.registerDocumentLinkProvider({ scheme: ShownTexts.scheme }, this),
  ];

  /**
   * The address of a text under a name; a text shown under it before is replaced.
   *
   * @param files absolute paths by the names that they have in the text, where `name:line:column` becomes a link, and
   * a name after an arrow
   */
  show(name: string, text: string, files: ReadonlyMap<string, string> = new Map()): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: ShownTexts.scheme, path: `/${name}` });
    this.#texts.set(uri.path, { text, files });
    this.#changed.fire(uri);
    return uri;
  }

  provideTextDocumentContent(uri: vscode.Uri): string | undefined {
    return this.#texts.get(uri.path)?.text;
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const files = this.#texts.get(document.uri.path)?.files ?? new Map<string, string>();
    const links: vscode.DocumentLink[] = [];
    const add = (name: string, end: number, length: number, fragment = ''): void => {
      const file = files.get(name);
      if (file === undefined) return;
      const range = new vscode.Range(document.positionAt(end - length), document.positionAt(end));
      links.push(new vscode.DocumentLink(range, vscode.Uri.file(file).with({ fragment })));
    };
    const text = document.getText();
    for (const match of text.matchAll(/^ *(\S.*?):(\d+):(\d+)(?= )/gm)) {
      const [whole, name = '', line = '1', column = '1'] = match;
      add(name, match.index + whole.length, whole.trimStart().length, `L${line},${column}`);
    }
    for (const match of text.matchAll(/(?<=\u2192 ).+$/gm)) {
      add(match[0], match.index + match[0].length, match[0].length);
    }
    return links;
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
    this.#changed.dispose();
  }
}
