import type { TextDocument as LspDocument } from 'vscode-languageserver-textdocument';
import {
  CancellationTokenSource,
  CodeLensRefreshRequest,
  LSPErrorCodes,
  ResponseError,
  type Connection,
  type DiagnosticServerCancellationData,
  type TextDocuments,
} from 'vscode-languageserver';
import { previewStale, type Cancellation, type LanguageService } from '../language';
import type { Capabilities } from './capabilities';
import { toDiagnostic } from './convert';
import { Reports } from './reports';
import { StagedDiagnostics } from './staged-diagnostics';
import { StudyQueue } from './study-queue';
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
    if (!document) return [];
    const { diagnostics, isWhole } = isStaged(uri)
      ? await staged.of(document, cancel)
      : { diagnostics: await service.diagnostics(document, cancel), isWhole: true };
    if (isWhole && !cancel.isCancellationRequested) studies.add(uri);
    return diagnostics.map((diagnostic) => toDiagnostic(diagnostic, capabilities.docs));
  };

  const reports = new Reports();
  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) => {
    const version = open.get(uri)?.version;
    const items = await check(uri, token);
    const isOld = open.get(uri)?.version !== version;
    // Half an answer, or one about text that is gone, must not be taken for the state of the file. A client that cancels
    // since it wants to ask anew is not to be kept from that.
    if (token.isCancellationRequested || isOld) {
      const retry: DiagnosticServerCancellationData = { retriggerRequest: true };
      throw new ResponseError(LSPErrorCodes.ServerCancelled, 'The file has changed.', retry);
    }
    return reports.of(uri, items, previousResultId);
  });

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
        if (!reports.isNew(uri, version, diagnostics)) return;
        await connection.sendDiagnostics({ uri, version, diagnostics });
      });
    }, quiet);
    pending.set(uri, { timer, cancel });
  };
  const tellAgain = (uri: string): void => {
    if (!capabilities.pullsDiagnostics) push(uri);
    else if (capabilities.refreshes.diagnostics) void connection.languages.diagnostics.refresh();
  };
  const staged = new StagedDiagnostics(service, tellAgain);
  /** Whether a part may be told first: of open files, to a client that hears of the rest. */
  const isStaged = (uri: string): boolean =>
    open.get(uri) !== undefined && (!capabilities.pullsDiagnostics || capabilities.refreshes.diagnostics);
  const studies = new StudyQueue(service, workspace, open, tellAgain);
  open.onDidChangeContent(({ document }) => {
    studies.pause();
    staged.changed(document.uri);
    push(document.uri);
    // A name that is given twice, or no longer, is said in the other file too.
    for (const { uri } of open.all()) if (uri !== document.uri) push(uri);
  });
  open.onDidClose(({ document }) => {
    stop(document.uri);
    reports.forget(document.uri);
    studies.remove(document.uri);
    staged.forget(document.uri);
    if (!capabilities.pullsDiagnostics) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  return (changed) => {
    const { diagnostics, codeLens, inlayHint } = capabilities.refreshes;
    if (diagnostics) void connection.languages.diagnostics.refresh();
    if (codeLens) void connection.sendRequest(CodeLensRefreshRequest.type);
    if (inlayHint) void connection.languages.inlayHint.refresh();
    const shown = open.all().map(({ uri }) => uri);
    for (const uri of shown) push(uri);
    // A preview may be of a file that no editor shows.
    for (const uri of new Set([...shown, ...changed])) void connection.sendNotification(previewStale, { uri });
  };
}
