import * as vscode from 'vscode';
import { CheckPages } from './check-pages';
import type { EditorContext } from './context';
import { speakEditorsLanguage } from './core-texts';
import { Disposables } from './disposables';
import { PeekManager } from './peek/peek-manager';
import { PreviewManager } from './preview/preview-manager';
import { startLanguageServer } from './start-server';
import { TestExplorer } from './testing/test-explorer';
import { EditorViews } from './views/editor-views';

/**
 * Makes the part of the context that works in every host, and has `start` go on from there; a failure is logged and
 * shown. What is made here, and what it imports, must need neither Node nor a process.
 */
export function withEditorContext<T>(extension: vscode.ExtensionContext, start: (context: EditorContext) => T): T {
  const begin = performance.now();
  let took = NaN;
  const own = new Disposables();
  extension.subscriptions.push(own);
  const log = own.add(vscode.window.createOutputChannel('FLAN Workbench', { log: true }));
  try {
    speakEditorsLanguage();
    const context = createEditorContext(extension, own, log, () => took);
    context.server.started.catch((error: unknown) => failed(log, error));
    const started = start(context);
    took = performance.now() - begin;
    log.info(vscode.l10n.t('Activated in {0} ms.', took.toFixed(0)));
    return started;
  } catch (error) {
    failed(log, error);
    throw error;
  }
}

function createEditorContext(
  extension: vscode.ExtensionContext,
  own: Disposables,
  log: vscode.LogOutputChannel,
  activatedIn: () => number,
): EditorContext {
  const { extensionUri, workspaceState } = extension;
  const { version } = extension.extension.packageJSON as { readonly version: string };
  const server = startLanguageServer(extensionUri);
  own.add({ dispose: () => server.stop() });
  own.add(new CheckPages(extensionUri));
  const preview = own.add(new PreviewManager(extensionUri, server, log));
  const views = own.add(new EditorViews(extensionUri, server, preview, log));
  return {
    extensionUri,
    version,
    memory: workspaceState,
    log,
    server,
    preview,
    views,
    peek: own.add(new PeekManager(server)),
    tests: own.add(new TestExplorer(views.overview, server, log)),
    own,
    activatedIn,
  };
}

function failed(log: vscode.LogOutputChannel, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  log.error('FLAN Workbench could not start.', error);
  const show = vscode.l10n.t('Show Log');
  void vscode.window
    .showErrorMessage(vscode.l10n.t('FLAN Workbench could not start: {0}', reason), show)
    .then((picked) => picked === show && log.show());
}
