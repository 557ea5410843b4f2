import { TextDocument as LspDocument } from 'vscode-languageserver-textdocument';
import {
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver/node';
import * as l10n from '@vscode/l10n';
import { describeHub, type RowProblem } from '../data';
import { hubOptionsFromEnvironment } from '../hub';
import { createLanguageService, dataDownloaded, semanticTokenTypes, type Sample } from '../language';
import { Capabilities } from './capabilities';
import { registerFeatures } from './features';
import { firstFile } from './first-file';
import { useTranslations } from './localise';
import { publishDiagnostics } from './publish';
import { Samples } from './samples';
import { registerWatchers } from './watch';
import { Workspace } from './workspace';

/** Puts the language service behind a connection. Returns when the connection listens; it lives until that closes. */
export function serve(connection: Connection): void {
  const open = new TextDocuments(LspDocument);
  const workspace = new Workspace((uri) => open.get(uri));
  const hub = hubOptionsFromEnvironment(process.env);
  const samples = new Samples(() => workspace.folders, hub);
  const service = createLanguageService({
    documents: () => workspace.documents(),
    sampleRows: (document, data, limit) =>
      document.uri.startsWith('file:') ? samples.read(document.path, data, limit) : noSample(),
    describeDataset: (source) => describeHub(source, hub),
    listFolder: (folder) => workspace.listFolder(folder),
    firstFile: async ({ uri, path }, pattern) =>
      uri.startsWith('file:') ? firstFile(path, pattern, workspace.folders) : undefined,
    hubEndpoint: hub.endpoint,
  });
  const capabilities = new Capabilities();

  connection.onInitialize(async (params: InitializeParams): Promise<InitializeResult> => {
    capabilities.read(params.capabilities);
    workspace.open(params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []));
    await useTranslations(params.initializationOptions);
    return {
      serverInfo: { name: 'flan-workbench' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        completionProvider: { triggerCharacters: ['{', ' ', '|', '.', ':', '/', '"', '%'] },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        renameProvider: { prepareProvider: true },
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        documentLinkProvider: {},
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        linkedEditingRangeProvider: true,
        documentFormattingProvider: true,
        codeLensProvider: {},
        inlayHintProvider: true,
        codeActionProvider: { codeActionKinds: ['quickfix'] },
        semanticTokensProvider: { legend: { tokenTypes: [...semanticTokenTypes], tokenModifiers: [] }, full: true },
        // Other files decide about duplicate names and about which tasks a recipe means.
        ...(capabilities.pullsDiagnostics
          ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } }
          : {}),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  registerFeatures(connection, service, workspace);
  const published = publishDiagnostics(connection, service, open, workspace, capabilities);
  registerWatchers(connection, capabilities, workspace, published);
  connection.onNotification(dataDownloaded, () => published([]));
  open.onDidClose(({ document }) => {
    workspace.changed(document.uri);
    service.forget(document.uri);
  });
  open.listen(connection);
  connection.listen();
}

/** What a virtual workspace has to show: its files are on no disk that this program could read. */
async function noSample(): Promise<Sample> {
  const message = l10n.t('Rows are shown only for task files on a disk; this one is not on one.');
  const problem: RowProblem = { code: 'file-unreadable', severity: 'warning', file: '', line: 0, message };
  return { revision: '', split: '', rows: [], columns: [], problems: [problem] };
}
