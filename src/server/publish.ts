import type { TextDocument as LspDocument } from 'vscode-languageserver-textdocument';
import {
  CancellationTokenSource,
  CodeLensRefreshRequest,
  DocumentDiagnosticReportKind,
  type Connection,
  type TextDocuments,
} from 'vscode-languageserver';
import { previewStale, type Cancellation, type LanguageService } from '../language';
import type { Capabilities } from './capabilities';
import { toDiagnostic } from './convert';
import type { Workspace } from './workspace';

/** Milliseconds of quiet after a keystroke before diagnostics are sent to a client that does not ask for them. */
const quiet = 120;

/**
 * Diagnostics for clients that ask for them, and for those that wait to be told.
 *
 * @returns to call when files changed on the disk: everything shown may be out of date
 */
export function publishDiagnostics(
  connection: Connection,
  service: LanguageService,
  open: TextDocuments<LspDocument>,
  workspace: Workspace,
  capabilities: Capabilities,
): (changed: readonly string[]) => void {
  const check = async (uri: string, cancel: Cancellation): Promise<ReturnType<typeof toDiagnostic>[]> => {
    const document = await workspace.document(uri);
    return document ? (await service.diagnostics(document, cancel)).map(toDiagnostic) : [];
  };

  connection.languages.diagnostics.on(async ({ textDocument }, token) => ({
    kind: DocumentDiagnosticReportKind.Full,
    items: await check(textDocument.uri, token),
  }));

  const pending = new Map<string, { readonly timer: NodeJS.Timeout; readonly cancel: CancellationTokenSource }>();
  const stop = (uri: string): void => {
    const waiting = pending.get(uri);
    clearTimeout(waiting?.timer);
    waiting?.cancel.cancel();
    pending.delete(uri);
  };
  const push = (uri: string): void => {
    if (capabilities.pullsDiagnostics) return;
    stop(uri);
    const cancel = new CancellationTokenSource();
    const timer = setTimeout(() => {
      void check(uri, cancel.token).then(async (diagnostics) => {
        const version = open.get(uri)?.version;
        if (version === undefined || cancel.token.isCancellationRequested) return;
        await connection.sendDiagnostics({ uri, version, diagnostics });
      });
    }, quiet);
    pending.set(uri, { timer, cancel });
  };
  open.onDidChangeContent(({ document }) => push(document.uri));
  open.onDidClose(({ document }) => {
    stop(document.uri);
    if (!capabilities.pullsDiagnostics) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  return () => {
    const { diagnostics, codeLens, inlayHint } = capabilities.refreshes;
    if (diagnostics) void connection.languages.diagnostics.refresh();
    if (codeLens) void connection.sendRequest(CodeLensRefreshRequest.type);
    if (inlayHint) void connection.languages.inlayHint.refresh();
    for (const { uri } of open.all()) {
      push(uri);
      void connection.sendNotification(previewStale, { uri });
    }
  };
}
