import * as vscode from 'vscode';
import type { RunSummary } from '../../run';
import type { FlanContext } from '../context';
import { showFailure } from '../runs/follow-run';
import { stampText } from '../views/runs-nodes';

interface RunItem extends vscode.QuickPickItem {
  readonly dir: string;
}

/** Compares two finished runs that hold out a cluster in common. @param dir the first; picked where absent */
export async function compareTwoRuns(context: FlanContext, dir?: string): Promise<void> {
  const finished = (await context.runs.list()).filter(({ state }) => state === 'finished');
  const known = await Promise.all(finished.map(withResults));
  const left = dir ?? (await pick(known, vscode.l10n.t('Run to compare')));
  if (left === undefined) return;
  const clusters = known.find((run) => run.dir === left)?.clusters ?? [];
  const others = known.filter((run) => run.dir !== left && run.clusters.some((cluster) => clusters.includes(cluster)));
  if (others.length === 0) {
    await vscode.window.showInformationMessage(
      clusters.length === 0
        ? vscode.l10n.t('This run has no results to compare.')
        : vscode.l10n.t('No other finished run holds out {0}.', clusters.join(', ')),
    );
    return;
  }
  const right = await pick(others, vscode.l10n.t('Run to compare it with'));
  if (right === undefined) return;
  const opened = await context.comparisons.open(left, right);
  if (!opened.ok) await showFailure(context, opened.error);
}

interface FinishedRun extends RunSummary {
  readonly clusters: readonly string[];
  readonly result: string;
}

async function withResults(run: RunSummary): Promise<FinishedRun> {
  const { readResults, shortResult } = await import('../runs/run-work');
  const results = await readResults(run.dir);
  return {
    ...run,
    clusters: results?.base.clusters.map(({ cluster }) => cluster) ?? [],
    result: results === undefined ? '' : shortResult(results).join(' · '),
  };
}

async function pick(runs: readonly FinishedRun[], placeHolder: string): Promise<string | undefined> {
  const items = runs.map(({ dir, name, stamp, result }): RunItem => ({
    label: name,
    description: stampText(stamp),
    detail: result,
    dir,
  }));
  if (items.length === 0) {
    await vscode.window.showInformationMessage(vscode.l10n.t('No run of this workspace has finished yet.'));
    return undefined;
  }
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true, matchOnDetail: true }))
    ?.dir;
}
