import * as vscode from 'vscode';
import { flanClusters } from '../../mixture';

/**
 * Lets the user pick the cluster of a new task, or type a new one.
 *
 * @param used clusters of the workspace
 * @param guess offered first
 */
export async function pickCluster(used: readonly string[], guess: string | undefined): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const first = guess === undefined ? [] : [{ label: guess, description: t('guessed from the name') }];
  const here = used.filter((name) => name !== guess).map((label) => ({ label, description: t('in this workspace') }));
  const others = flanClusters
    .filter((name) => name !== guess && !used.includes(name))
    .map((label) => ({ label, description: t('a cluster of FLAN') }));
  const known: readonly vscode.QuickPickItem[] = [...first, ...here, ...others];

  const pick = vscode.window.createQuickPick();
  pick.title = t('New Task: Cluster');
  pick.placeholder = t('The cluster is what a recipe holds out; pick one, or type a new name');
  pick.items = known;
  try {
    return await new Promise<string | undefined>((done) => {
      pick.onDidChangeValue((typed) => {
        const name = typed.trim();
        const isNew = name !== '' && !known.some(({ label }) => label === name);
        pick.items = isNew ? [...known, { label: name, description: t('a new cluster'), alwaysShow: true }] : known;
      });
      pick.onDidAccept(() => done(pick.activeItems[0]?.label));
      pick.onDidHide(() => done(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}
