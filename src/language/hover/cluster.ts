import * as l10n from '@vscode/l10n';
import { flanV1Partners, sameCluster } from '../../mixture';
import { nameOf, tasksByCluster } from '../clusters';
import type { Context } from '../context';
import { code } from '../markdown';
import type { NodePath } from '../node-path';
import type { ParsedDocument } from '../parsed-document';

/** A cluster's tasks in the workspace and what leaves training with it; undefined where no cluster is named. */
export async function hoverCluster(
  context: Context,
  parsed: ParsedDocument,
  { keys, scalar }: NodePath,
): Promise<string | undefined> {
  const [first, second] = keys;
  const named =
    parsed.kind === 'task' ? first === 'cluster' && keys.length === 1 : first === 'hold_out' && second === 'clusters';
  if (!named || typeof scalar?.value !== 'string') return undefined;
  const cluster = scalar.value;
  const all = [...(await tasksByCluster(context, parsed))];
  const own = all.filter(([name]) => sameCluster(name, cluster)).flatMap(([, tasks]) => tasks);
  const partners = flanV1Partners(cluster);
  const lines = [
    l10n.t('**{0}**, the unit that is held out', cluster),
    own.length > 0
      ? l10n.t('Tasks here: {0}', own.map((task) => code(nameOf(task))).join(', '))
      : l10n.t('No task of this workspace is in it.'),
    partners.length > 0
      ? l10n.t(
          'With `also_drop: flan-v1` its partners leave training too: {0}',
          partners.map((name) => code(name)).join(', '),
        )
      : l10n.t('With `also_drop: flan-v1` no other cluster leaves training.'),
  ];
  return lines.join('\n\n');
}
