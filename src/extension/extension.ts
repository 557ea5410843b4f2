import * as vscode from 'vscode';
import { registerCommands } from './commands/register';
import { registerEditorCommands } from './commands/register-editor';
import type { EditorContext, FlanContext } from './context';
import { withEditorContext } from './editor-context';
import { HubAccess } from './hub/hub-access';
import { EnvironmentPage } from './runs/environment-page';
import { RecipeLenses } from './runs/recipe-lenses';
import { ComparisonManager } from './results/comparison-manager';
import { ResultsManager } from './results/results-manager';
import { followRun } from './runs/follow-run';
import { RunRegistry } from './runs/run-registry';
import { StatusItem } from './runs/status-item';
import { RunsView } from './views/runs-view';

/**
 * Builds the context, registers what package.json promises, and returns; whatever takes time goes on behind it.
 * @returns the context to tests, and nothing to other extensions.
 */
export function activate(extension: vscode.ExtensionContext): FlanContext | undefined {
  return withEditorContext(extension, (editor) => {
    const context = withProcesses(editor, extension.secrets);
    registerEditorCommands(context);
    registerCommands(context);
    const { own } = context;
    own.add(new StatusItem(context.runs));
    own.add(new RecipeLenses(context.runs));
    own.add(tellWhetherRunning(context.runs));
    void attachToRuns(context);
    return extension.extensionMode === vscode.ExtensionMode.Test ? context : undefined;
  });
}

/** What needs Node: runs, downloads and exports are processes of their own. */
function withProcesses(editor: EditorContext, secrets: vscode.SecretStorage): FlanContext {
  const { extensionUri, version, own } = editor;
  const hub = new HubAccess(secrets);
  const runs = own.add(new RunRegistry(extensionUri, version, hub));
  return {
    ...editor,
    hub,
    runs,
    runsView: own.add(new RunsView(runs, editor.views.overview, editor.log)),
    results: own.add(new ResultsManager(extensionUri, runs)),
    comparisons: own.add(new ComparisonManager(extensionUri)),
    environment: own.add(new EnvironmentPage(extensionUri, version, hub)),
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
