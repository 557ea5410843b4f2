import * as vscode from 'vscode';
import type { RunMode } from '../../run';
import type { FlanContext } from '../context';
import { rememberRecipe } from '../recipes';
import { followRun, showFailure } from '../runs/follow-run';
import { pickRecipe } from './pick-recipe';
import { readyToRun } from './ready';

/**
 * Starts a run of a recipe and shows its results from the first moment on.
 * @param recipe given by a button over the recipe; picked by the user where absent.
 */
export async function runRecipe(context: FlanContext, mode: RunMode, recipe?: vscode.Uri): Promise<string | undefined> {
  if (!(await readyToRun())) return undefined;
  const chosen = recipe ?? (await pickRecipe(context.memory, question(mode)));
  if (chosen === undefined) return undefined;
  await rememberRecipe(context.memory, chosen);
  const started = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Starting the run') },
    () => context.runs.start(chosen, mode),
  );
  if (!started.ok) {
    // Not awaited: a command should end when there is nothing more to do, not when a message is closed.
    void showFailure(context, started.error);
    return undefined;
  }
  const monitor = started.value;
  context.log.info(`Run started in ${monitor.dir}`);
  void followRun(context, monitor);
  await context.results.open(monitor.dir);
  return monitor.dir;
}

function question(mode: RunMode): string {
  return mode === 'train'
    ? vscode.l10n.t('Recipe to fine-tune and evaluate')
    : vscode.l10n.t('Recipe whose held-out cluster the base model is evaluated on');
}
