import * as vscode from 'vscode';
import { Disposables } from '../disposables';
import { recipeLanguage } from '../editor';
import type { RunMonitor } from './run-monitor';
import type { RunRegistry } from './run-registry';
import { statusText } from './status-text';

/** Over the `run:` line of a recipe: the ways to run it, or how its run goes on. */
export class RecipeLenses implements vscode.CodeLensProvider {
  readonly #own = new Disposables();
  readonly #runs: RunRegistry;
  readonly #changed = this.#own.add(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(runs: RunRegistry) {
    this.#runs = runs;
    this.#own.add(runs.onDidChange(() => this.#changed.fire()));
    this.#own.add(vscode.languages.registerCodeLensProvider({ language: recipeLanguage }, this));
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const at = document.positionAt(Math.max(0, document.getText().search(/^run:/m)));
    const range = document.lineAt(at.line).range;
    const going = this.#runs.active.find((monitor) => monitor.recipePath === document.uri.fsPath);
    const commands = going === undefined ? waysToRun(document.uri) : wayOn(going);
    return commands.map((command) => new vscode.CodeLens(range, command));
  }

  dispose(): void {
    this.#own.dispose();
  }
}

// A lens drops a plain space behind an icon.
function waysToRun(recipe: vscode.Uri): readonly vscode.Command[] {
  const { t } = vscode.l10n;
  return [
    { command: 'flan.runRecipe', title: `$(play)\u00a0${t('Fine-tune and Evaluate')}`, arguments: [recipe] },
    { command: 'flan.evaluateRecipe', title: `$(beaker)\u00a0${t('Evaluate Only')}`, arguments: [recipe] },
    { command: 'flan.showResults', title: `$(graph)\u00a0${t('Show Results')}` },
  ];
}

function wayOn(monitor: RunMonitor): readonly vscode.Command[] {
  return [
    {
      command: 'flan.showResults',
      title: statusText(monitor.view).text.replace(') ', ')\u00a0'),
      arguments: [monitor.dir],
    },
    { command: 'flan.cancelRun', title: `$(debug-stop)\u00a0${vscode.l10n.t('Cancel Run')}` },
  ];
}
