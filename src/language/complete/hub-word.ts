import * as l10n from '@vscode/l10n';
import type { Context } from '../context';
import type { ParsedTask } from '../parsed-document';
import type { Word } from './word';

/** Datasets of the hub that are on this machine, and the configurations and splits of the one that is named. */
export async function hubWords(
  context: Context,
  parsed: ParsedTask,
  path: readonly (string | number)[],
): Promise<readonly Word[]> {
  const [first, second, third] = path;
  if (first !== 'data') return [];
  if (second === 'source' && third === 'hf' && path.length === 3) {
    const names = (await context.host.cachedDatasets?.()) ?? [];
    return names.map((text): Word => ({ text, kind: 'value', detail: l10n.t('on this machine') }));
  }
  const source = parsed.loaded.task?.data.source;
  const wantsConfig = second === 'source' && third === 'config' && path.length === 3;
  const wantsSplit = second === 'splits' && path.length === 3;
  if (source?.kind !== 'hf' || (!wantsConfig && !wantsSplit)) return [];
  const summary = await context.host.describeDataset?.(source);
  if (!summary) return [];
  if (wantsConfig) return summary.dataset.configs.map((text): Word => ({ text, kind: 'value' }));
  return summary.splits.map(({ name, rows }): Word => ({
    text: name,
    kind: 'value',
    ...(rows === undefined ? {} : { detail: l10n.t('{0} rows', rows.toLocaleString('en')) }),
  }));
}
