import * as vscode from 'vscode';
import type { RunState } from '../../run';
import type { RunRegistry } from '../runs/run-registry';

/** Lets the user pick one of the workspace's runs (of those that `fits` accepts), newest first. */
export async function pickRun(
  runs: RunRegistry,
  placeHolder: string,
  fits: (state: RunState) => boolean = () => true,
): Promise<string | undefined> {
  const found = (await runs.list()).filter((run) => fits(run.state));
  if (found.length === 0) {
    const start = vscode.l10n.t('Start a Run');
    const text = vscode.l10n.t('This workspace has no such run yet.');
    if ((await vscode.window.showInformationMessage(text, start)) === start) {
      await vscode.commands.executeCommand('flan.runRecipe');
    }
    return undefined;
  }
  const items = found.map(({ dir, name, stamp, state }) => ({
    label: `$(${iconOf(state)}) ${name}`,
    description: stamp.replace(/T(\d\d)-(\d\d)-(\d\d)$/, ' $1:$2:$3'),
    detail: vscode.workspace.asRelativePath(dir),
    dir,
  }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  return picked?.dir;
}

function iconOf(state: RunState): string {
  switch (state) {
    case 'starting':
    case 'running':
    case 'cancelling':
      return 'sync~spin';
    case 'finished':
      return 'check';
    case 'cancelled':
      return 'circle-slash';
    case 'failed':
    case 'lost':
      return 'error';
  }
}
