import * as vscode from 'vscode';

const scheme = 'flan-check';

/**
 * What diagnostics link to; the server puts the section in. A link behind the name of a check may lead to a document but
 * run no command, so each section of `docs/lints.md` is a document of its own. package.json has the editor's Markdown
 * preview show these.
 */
export const checkLink = `${scheme}:/{section}.md`;

/** The sections of the page about the checks, which the extension brings along, as read-only documents. */
export class CheckPages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #registered: vscode.Disposable;

  constructor(extensionUri: vscode.Uri) {
    this.#extensionUri = extensionUri;
    this.#registered = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  async provideTextDocumentContent({ path }: vscode.Uri): Promise<string> {
    const page = vscode.Uri.joinPath(this.#extensionUri, 'docs', 'lints.md');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(page));
    return sectionOf(text, path.replace(/^\/|\.md$/g, '')) ?? text;
  }

  dispose(): void {
    this.#registered.dispose();
  }
}

/** The heading of that name with what stands under it. */
function sectionOf(page: string, name: string): string | undefined {
  const start = page.indexOf(`\n## ${name}\n`);
  if (start < 0) return undefined;
  const next = page.slice(start + 1).search(/\n##? /);
  return page.slice(start + 1, next < 0 ? undefined : start + 1 + next).replace(/^## /, '# ');
}
