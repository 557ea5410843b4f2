import * as vscode from 'vscode';
import type { ProblemCounts } from '../../language';
import { describeCounts, worstOf } from './problem-counts';

const scheme = 'flan-item';

/**
 * The address that gives a tree item the colour and the badge of its problems, as the explorer's files have them. What
 * is counted is part of the address, so that a change of it shows without anybody telling.
 */
export function decoratedUri(id: string, counts: ProblemCounts | undefined, isSummary: boolean): vscode.Uri {
  const query = JSON.stringify({ counts: counts ?? null, isSummary });
  return vscode.Uri.from({ scheme, path: `/${encodeURIComponent(id)}`, query });
}

/** Colours items by their worst problem; hints and remarks leave them as they are. */
export class ProblemDecorations implements vscode.FileDecorationProvider {
  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (uri.scheme !== scheme) return undefined;
    const { counts, isSummary } = JSON.parse(uri.query) as {
      readonly counts: ProblemCounts | null;
      readonly isSummary: boolean;
    };
    const worst = worstOf(counts ?? undefined);
    const isOn = vscode.workspace.getConfiguration('problems').get('decorations.enabled', true);
    if (counts === null || worst === undefined || !isOn) return undefined;
    const many = counts.error + counts.warning;
    return {
      // The editor allows two characters.
      badge: isSummary ? '●' : many > 9 ? '9+' : String(many),
      color: new vscode.ThemeColor(worst === 'error' ? 'list.errorForeground' : 'list.warningForeground'),
      tooltip: describeCounts(counts),
    };
  }
}
