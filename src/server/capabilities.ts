import type { ClientCapabilities } from 'vscode-languageserver/node';

/** What the client can do, known once it has introduced itself. */
export class Capabilities {
  /** The client asks for diagnostics when it wants them, rather than being sent them. */
  pullsDiagnostics = false;
  watchesFiles = false;
  foldersChange = false;
  refreshes = { diagnostics: false, codeLens: false, inlayHint: false };

  read(client: ClientCapabilities): void {
    this.pullsDiagnostics = client.textDocument?.diagnostic !== undefined;
    this.watchesFiles = client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    this.foldersChange = client.workspace?.workspaceFolders === true;
    this.refreshes = {
      diagnostics: client.workspace?.diagnostics?.refreshSupport === true,
      codeLens: client.workspace?.codeLens?.refreshSupport === true,
      inlayHint: client.workspace?.inlayHint?.refreshSupport === true,
    };
  }
}
