import { TextDocument as LspDocument } from 'vscode-languageserver-textdocument';
import {
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { describeHub } from '../data';
import { cachedDatasets, type HubOptions } from '../hub';
import { codeActionKinds, createLanguageService, dataDownloaded, semanticTokenTypes } from '../language';
import { snapshotPath } from '../snapshot';
import { Capabilities } from './capabilities';
import { registerCodeActions } from './code-actions';
import { registerFeatures } from './features';
import type { SlowRenders } from './aside/slow-renders';
import { askClient } from './files/ask-client';
import { fileSystems } from './files/file-systems';
import { firstFile } from './files/first-file';
import type { ServerFiles } from './files/server-files';
import { FirstDiagnostics } from './first-diagnostics';
import { useTranslations } from './localise';
import { serveOverview } from './overview';
import { publishDiagnostics } from './publish';
import { SplitReader } from './rows/split-reader';
import { Samples } from './samples';
import { Settings } from './settings';
import { Tokenizers } from './tokenizers';
import { registerWatchers } from './watch';
import { Workspace } from './workspace';

/** Milliseconds for which data files are taken to be as they were, where nobody tells of a change. */
const betweenLooks = 300;

/** What the machine has on which the server runs; a worker in a browser has none of it. */
export interface Machine {
  /** For documents whose URIs begin with `file:`. All others are read through the client, where it reads files. */
  readonly disk?: ServerFiles;
  /** The hub's cache on that disk. */
  readonly hub?: HubOptions;
  /** Where the checks are explained, as {@link Capabilities} has it. */
  readonly docs?: string;
  /** Another thread for what takes long; it reads from the same disk. */
  readonly aside?: Pick<SlowRenders, 'render'>;
}

/** Puts the language service behind a connection. Returns when the connection listens; it lives until that closes. */
export function serve(connection: Connection, { disk, hub, docs, aside }: Machine): void {
  let options: unknown;
  const open = new TextDocuments(LspDocument);
  const capabilities = new Capabilities();
  capabilities.docs = docs;
  const client = askClient(connection);
  const filesOf = fileSystems(disk, () => (capabilities.readsFiles ? client : undefined));
  const workspace = new Workspace((uri) => open.get(uri), filesOf);
  const settings = new Settings(connection, capabilities, (uri) => workspace.folderOf(uri));
  const samples = new Samples(filesOf, (uri) => workspace.foldersBeside(uri), hub, betweenLooks);
  const splits = new SplitReader(filesOf, (uri) => workspace.foldersBeside(uri), hub);
  const tokenizers = new Tokenizers(filesOf, (uri) => workspace.foldersBeside(uri), hub);
  const firstDiagnostics = new FirstDiagnostics();
  const languageService = createLanguageService({
    documents: () => workspace.documents(),
    documentAt: (path, beside) => workspace.documentAt(path, beside),
    sampleRows: (document, data, limit) => samples.read(document, data, limit),
    drawRows: (document, data, draw, cancel) => samples.draw(document, data, draw, cancel),
    severities: ({ uri }) => settings.severities(uri),
    splitRows: (document, data, window, cancel) => splits.read(document, data, window, cancel),
    snapshotOf: async ({ uri }) => {
      const beside = snapshotPath(uri);
      return beside === undefined ? undefined : workspace.fresh(beside);
    },
    tokenizer: async (recipe, model) => {
      await firstDiagnostics.passed();
      return tokenizers.read(recipe, model);
    },
    ...(aside
      ? {
          renderAside: async (slow, cancel) => {
            const folders = workspace.foldersBeside(slow.document.uri);
            return aside.render(slow, { documents: await workspace.documents(), folders, options }, cancel);
          },
        }
      : {}),
    describeDataset: async (source) => hub && describeHub(source, hub),
    cachedDatasets: async () => (hub ? cachedDatasets(hub) : []),
    listFolder: (folder) => workspace.listFolder(folder),
    firstFile: async ({ uri, path }, pattern) => {
      const files = filesOf(uri);
      return files && firstFile(files, path, pattern, workspace.foldersBeside(uri));
    },
    ...(hub ? { hubEndpoint: hub.endpoint } : {}),
  });
  const service = firstDiagnostics.watch(languageService);

  connection.onInitialize(async (params: InitializeParams): Promise<InitializeResult> => {
    options = params.initializationOptions;
    capabilities.read(params.capabilities, options);
    workspace.open(params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []));
    await useTranslations(options, disk);
    return {
      serverInfo: { name: 'flan-workbench' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        completionProvider: { triggerCharacters: ['{', ' ', '|', '.', ':', '/', '"', "'", '[', '%'] },
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
        codeActionProvider: { codeActionKinds: [...codeActionKinds] },
        semanticTokensProvider: { legend: { tokenTypes: [...semanticTokenTypes], tokenModifiers: [] }, full: true },
        // Other files decide about duplicate names and about which tasks a recipe means.
        ...(capabilities.pullsDiagnostics
          ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } }
          : {}),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  registerFeatures(connection, service, workspace, settings, capabilities);
  registerCodeActions(connection, service, workspace, capabilities);
  const published = publishDiagnostics(connection, service, open, workspace, capabilities);
  const outdateOverview = serveOverview(connection, service, open);
  const stale = (changed: readonly string[]): void => {
    samples.outdate();
    published(changed);
    outdateOverview();
  };
  registerWatchers(connection, capabilities, workspace, settings, stale);
  connection.onNotification(dataDownloaded, () => stale([]));
  open.onDidClose(({ document }) => {
    workspace.changed(document.uri);
    service.forget(document.uri);
    settings.forget(document.uri);
  });
  open.listen(connection);
  connection.listen();
}
