import * as vscode from 'vscode';
import type { FlanContext } from '../context';
import { ShownTexts } from '../import/shown-texts';
import { asRun, asUri } from './arguments';
import { cancelActiveRun } from './cancel-run';
import { copyExamples } from './copy-examples';
import { compareTwoRuns } from './compare-runs';
import { deleteRun } from './delete-run';
import { downloadData } from './download-data';
import { clearHubToken, setHubToken } from './hub-token';
import { exportMixture, type ExportWish } from './export-mixture';
import type { ImportWish } from './import-templates';
import type { NewTaskWish } from './new-task';
import { registrar } from './registrar';
import { resumeRun } from './resume-run';
import { runRecipe } from './run-recipe';
import { revealRun, showResults } from './show-results';

/** Binds the commands that start processes or show what they made. Arguments come from menus and buttons, so each is checked. */
export function registerCommands(context: FlanContext): void {
  const register = registrar(context);
  register('flan.runRecipe', (recipe) => runRecipe(context, 'train', asUri(recipe)));
  register('flan.evaluateRecipe', (recipe) => runRecipe(context, 'evaluate', asUri(recipe)));
  register('flan.showResults', (dir) => showResults(context, asRun(dir)));
  register('flan.revealRun', (dir) => revealRun(context, asRun(dir)));
  register('flan.resumeRun', (dir) => resumeRun(context, asRun(dir)));
  register('flan.cancelRun', () => cancelActiveRun(context));
  register('flan.cancelRunItem', (run) => cancelActiveRun(context, asRun(run)));
  register('flan.deleteRun', (run) => deleteRun(context, asRun(run)));
  register('flan.compareRuns', (run) => compareTwoRuns(context, asRun(run)));
  register('flan.showEnvironment', () => context.environment.show());
  register('flan.downloadData', (file) => downloadData(context, asUri(file)));
  register('flan.setHubToken', () => setHubToken(context));
  register('flan.clearHubToken', () => clearHubToken(context));
  register('flan.exportMixture', (wish) => exportMixture(context, asWish(wish)));
  const texts = context.own.add(new ShownTexts());
  register('flan.importTemplates', async (source, all) => {
    // The formats of other projects are read when somebody imports, not when the editor starts.
    const { importTemplates } = await import('./import-templates');
    return importTemplates(context, texts, asImport(source, all));
  });
  register('flan.copyExamples', (folder) => copyExamples(context, asUri(folder)));
  register('flan.newTask', async (data) => {
    const { newTask } = await import('./new-task');
    return newTask(context, asTaskWish(data));
  });
}

/** A recipe from a menu, or a whole wish from a key binding. */
function asWish(argument: unknown): ExportWish {
  const recipe = asUri(argument);
  if (recipe !== undefined) return { recipe };
  return typeof argument === 'object' && argument !== null ? argument : {};
}

/** A data file from a menu, or a whole wish from a key binding. */
function asTaskWish(argument: unknown): NewTaskWish {
  if (argument instanceof vscode.Uri) return { data: argument };
  return typeof argument === 'object' && argument !== null ? argument : {};
}

/** All files that are selected in the explorer, or a whole wish from a key binding. */
function asImport(argument: unknown, all: unknown): ImportWish {
  const selected = Array.isArray(all) ? all.filter((each) => each instanceof vscode.Uri) : [];
  if (argument instanceof vscode.Uri) return { sources: selected.length > 0 ? selected : [argument] };
  return typeof argument === 'object' && argument !== null ? argument : {};
}
