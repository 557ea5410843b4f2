import * as vscode from 'vscode';

const recipeGlob = '**/*.recipe.flan.yaml';
const recentKey = 'flan.recentRecipes';

/** Every recipe file of the workspace. */
export async function findRecipes(): Promise<readonly vscode.Uri[]> {
  return vscode.workspace.findFiles(recipeGlob, '**/node_modules/**');
}

/** Remembers that a recipe was run, so that the next list begins with it. */
export async function rememberRecipe(memory: vscode.Memento, recipe: vscode.Uri): Promise<void> {
  const key = recipe.toString();
  const others = recentRecipes(memory).filter((each) => each !== key);
  await memory.update(recentKey, [key, ...others].slice(0, 20));
}

export function recentRecipes(memory: vscode.Memento): readonly string[] {
  return memory.get<readonly string[]>(recentKey, []);
}
