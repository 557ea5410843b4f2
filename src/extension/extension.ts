import * as vscode from 'vscode';
import { startLanguageServer } from './client';
import { registerCommands } from './commands/register';
import type { FlanContext } from './context';
import { speakEditorsLanguage } from './core-texts';
import { Disposables } from './disposables';
import { HubAccess } from './hub/hub-access';
import { PreviewManager } from './preview/preview-manager';
import { RecipeLenses } from './runs/recipe-lenses';
import { ResultsManager } from './results/results-manager';
import { followRun } from './runs/follow-run';
import { RunRegistry } from './runs/run-registry';
import { StatusItem } from './runs/status-item';

/**
 * Builds the context, registers what package.json promises, and returns; whatever takes time goes on behind it.
 * @returns the context to tests, and nothing to other extensions.
 */
export function activate(extension: vscode.ExtensionContext): FlanContext | undefined {
  const own = new Disposables();
  extension.subscriptions.push(own);
  const log = own.add(vscode.window.createOutputChannel('FLAN Workbench', { log: true }));
  try {
    speakEditorsLanguage();
    const context = createContext(extension, own, log);
    registerCommands(context);
    own.add(new StatusItem(context.runs));
    own.add(new RecipeLenses(context.runs));
    own.add(tellWhetherRunning(context.runs));
    context.server.started.catch((error: unknown) => failed(log, error));
    void attachToRuns(context);
    return extension.extensionMode === vscode.ExtensionMode.Test ? context : undefined;
  } catch (error) {
    failed(log, error);
    throw error;
  }
}

function createContext(
  extension: vscode.ExtensionContext,
  own: Disposables,
  log: vscode.LogOutputChannel,
): FlanContext {
  const { extensionUri, workspaceState, secrets } = extension;
  const hub = new HubAccess(secrets);
  const { version } = extension.extension.packageJSON as { readonly version: string };
  const server = startLanguageServer(extensionUri);
  own.add({ dispose: () => server.stop() });
  const runs = own.add(new RunRegistry(extensionUri, version, hub));
  return {
    extensionUri,
    version,
    memory: workspaceState,
    log,
    hub,
    server,
    preview: own.add(new PreviewManager(extensionUri, server, log)),
    results: own.add(new ResultsManager(extensionUri, runs)),
    runs,
    own,
  };
}

/** Runs go on while a window is closed; this one takes them up again. */
async function attachToRuns(context: FlanContext): Promise<void> {
  try {
    for (const monitor of await context.runs.attach()) void followRun(context, monitor);
  } catch (error) {
    context.log.error('The runs of this workspace could not be listed.', error);
  }
}

/** Keeps `flan.runActive`, on which menus and buttons depend. */
function tellWhetherRunning(runs: RunRegistry): vscode.Disposable {
  let told = false;
  return runs.onDidChange(() => {
    const now = runs.active.length > 0;
    if (now !== told) void vscode.commands.executeCommand('setContext', 'flan.runActive', now);
    told = now;
  });
}

function failed(log: vscode.LogOutputChannel, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  log.error('FLAN Workbench could not start.', error);
  const show = vscode.l10n.t('Show Log');
  void vscode.window
    .showErrorMessage(vscode.l10n.t('FLAN Workbench could not start: {0}', reason), show)
    .then((picked) => picked === show && log.show());
}
