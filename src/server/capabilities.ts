import type { ClientCapabilities } from 'vscode-languageserver';

/** What the client can do, known once it has introduced itself. */
export class Capabilities {
  /** The client asks for diagnostics when it wants them, rather than being sent them. */
  pullsDiagnostics = false;
  watchesFiles = false;
  foldersChange = false;
  /** The client answers the requests of `src/language/file-requests.ts`. */
  readsFiles = false;
  /** The client can be asked for settings, and tells when they change if it is told that we want to know. */
  configuration = { canAsk: false, hearsChanges: false };
  /**
   * Where the code of a diagnostic leads: the URI of the page about the checks, with `{section}` in it. The client's, else
   * the one beside the program; absent where there is none.
   */
  docs: string | undefined;
  /** Edits may say of which version of a file they are, and set the cursor with tab stops. */
  edits = { versions: false, snippets: false };
  /** Messages may have buttons. */
  asks = false;
  refreshes = { diagnostics: false, codeLens: false, inlayHint: false };

  /** @param options the client's `initializationOptions`, from which all may be missing */
  read(client: ClientCapabilities, options: unknown): void {
    this.readsFiles = (options as { readonly readsFiles?: unknown } | null | undefined)?.readsFiles === true;
    this.pullsDiagnostics = client.textDocument?.diagnostic !== undefined;
    this.watchesFiles = client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    this.foldersChange = client.workspace?.workspaceFolders === true;
    const docs = (options as { readonly docs?: unknown } | null | undefined)?.docs;
    if (typeof docs === 'string') this.docs = docs;
    this.configuration = {
      canAsk: client.workspace?.configuration === true,
      hearsChanges: client.workspace?.didChangeConfiguration?.dynamicRegistration === true,
    };
    this.edits = {
      versions: client.workspace?.workspaceEdit?.documentChanges === true,
      snippets: client.workspace?.workspaceEdit?.snippetEditSupport === true,
    };
    this.asks = client.window?.showMessage !== undefined;
    this.refreshes = {
      diagnostics: client.workspace?.diagnostics?.refreshSupport === true,
      codeLens: client.workspace?.codeLens?.refreshSupport === true,
      inlayHint: client.workspace?.inlayHint?.refreshSupport === true,
    };
  }
}
