import { DidChangeWatchedFilesNotification, type Connection } from 'vscode-languageserver';
import type { Capabilities } from './capabilities';
import type { Settings } from './settings';
import type { Workspace } from './workspace';

/** Task and recipe files, their snapshots, and the data that previews and lints read. */
const watched = [
  '**/*.flan.yaml',
  '**/*.snap.yaml',
  '**/*.{jsonl,json,csv,tsv}',
  '**/*.{jsonl,json,csv,tsv}.{gz,zst}',
  '**/*.parquet',
];

/** Hears of settings, of files on the disk that change, and of workspace folders that come and go; calls `stale` after each. */
export function registerWatchers(
  connection: Connection,
  capabilities: Capabilities,
  workspace: Workspace,
  settings: Settings,
  stale: (changed: readonly string[]) => void,
): void {
  connection.onInitialized(() => {
    settings.register();
    if (capabilities.watchesFiles) {
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: watched.map((globPattern) => ({ globPattern })),
      });
    }
    if (capabilities.foldersChange) {
      connection.workspace.onDidChangeWorkspaceFolders(async () => {
        const folders = (await connection.workspace.getWorkspaceFolders()) ?? [];
        workspace.open(folders.map(({ uri }) => uri));
        stale([]);
      });
    }
  });
  settings.listen(() => stale([]));
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = changes.map(({ uri }) => uri);
    for (const uri of uris) if (uri.endsWith('.flan.yaml')) workspace.changed(uri);
    stale(uris);
  });
}
