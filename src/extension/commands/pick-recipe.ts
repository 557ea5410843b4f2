import * as vscode from 'vscode';
import { recipeLanguage } from '../editor';
import { recentFirst } from '../recent-first';
import { findRecipes, recentRecipes } from '../recipes';

/** Lets the user pick one of the workspace's recipes: the open one first, then those used last. */
export async function pickRecipe(memory: vscode.Memento, placeHolder: string): Promise<vscode.Uri | undefined> {
  const recipes = (await findRecipes()).map((uri) => uri.toString());
  if (recipes.length === 0) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('This workspace has no recipe. Write one into a file whose name ends in .recipe.flan.yaml.'),
    );
    return undefined;
  }
  const recent = recentRecipes(memory);
  const open = vscode.window.activeTextEditor?.document;
  const active = open?.languageId === recipeLanguage ? open.uri.toString() : undefined;
  const items = recentFirst(recipes, recent, active).map((address) => {
    const uri = vscode.Uri.parse(address);
    const path = vscode.workspace.asRelativePath(uri);
    const file = path.slice(path.lastIndexOf('/') + 1);
    return {
      label: `$(${recent.includes(address) ? 'history' : 'file'}) ${file.replace(/\.recipe\.flan\.yaml$/, '')}`,
      description: path,
      uri,
    };
  });
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  return picked?.uri;
}
