import * as vscode from 'vscode';
import { type ProviderChoice, isProvider } from '../../engine';

/** What computes, where the editor's settings say something else than recipes do. */
export function providerSetting(recipe: vscode.Uri): { readonly provider?: ProviderChoice } {
  const chosen = vscode.workspace.getConfiguration('flan.run', recipe).get<string>('provider', 'recipe');
  return chosen === 'auto' || isProvider(chosen) ? { provider: chosen } : {};
}
