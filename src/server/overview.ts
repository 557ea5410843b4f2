import type { TextDocument as LspDocument } from 'vscode-languageserver-textdocument';
import { CancellationTokenSource, type Connection, type TextDocuments } from 'vscode-languageserver';
import { overviewRequest, overviewStale, type LanguageService, type WorkspaceOverview } from '../language';

/** Milliseconds of quiet after a change before checks go on and an overview is said to be out of date. */
const quiet = 300;

/** Milliseconds of checks after which the client hears how far they came. */
const turn = 1000;

/**
 * The overview for clients that ask for it. From the first request on, the files of the workspace are checked behind
 * everything else: while somebody types, nothing is.
 *
 * @returns to call when files or settings changed: what was found may be out of date
 */
export function serveOverview(
  connection: Connection,
  service: LanguageService,
  open: TextDocuments<LspDocument>,
): () => void {
  /** What the client knows, or was told that it should ask for. */
  let told: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let working: CancellationTokenSource | undefined;

  const tell = async (): Promise<void> => {
    const now = JSON.stringify(await service.overview());
    if (now === told) return;
    told = now;
    await connection.sendNotification(overviewStale);
  };

  const work = async (): Promise<void> => {
    const own = new CancellationTokenSource();
    working = own;
    for (let left = 1; left > 0;) {
      left = await service.checkFiles(turn, own.token);
      if (own.token.isCancellationRequested) return;
      await tell();
    }
  };

  const soon = (delay: number): void => {
    if (told === undefined) return;
    clearTimeout(timer);
    working?.cancel();
    timer = setTimeout(() => {
      work().catch((error: unknown) => connection.console.error(`overview: ${String(error)}`));
    }, delay);
  };

  connection.onRequest(overviewRequest, async (): Promise<WorkspaceOverview> => {
    const isFirst = told === undefined;
    const now = await service.overview();
    told = JSON.stringify(now);
    if (isFirst && now.unchecked > 0) soon(0);
    return now;
  });
  open.onDidChangeContent(() => soon(quiet));
  open.onDidClose(() => soon(quiet));
  return () => {
    service.outdateChecks();
    // Who shows rows hears of it even where nothing of the overview itself changed.
    if (told !== undefined) told = '';
    soon(quiet);
  };
}
