import * as l10n from '@vscode/l10n';
import { closest, err, ok, type Result } from '../text';
import type { HubDataset, HubFile } from './dataset';
import type { DatasetLayout } from './layout';
import type { HubProblem } from './problem';

/** The most names that a sentence lists. */
const mostNames = 12;

/** The configuration asked for; without one the default, or the only one. */
export function chooseConfig(
  id: string,
  { configs, defaultConfig }: DatasetLayout,
  asked: string | undefined,
): Result<string, HubProblem> {
  const names = [...configs.keys()];
  if (asked !== undefined) {
    if (configs.has(asked)) return ok(asked);
    const message = l10n.t(
      'Dataset {0} has no configuration "{1}".{2} It has: {3}.',
      id,
      asked,
      meant(asked, names),
      list(names),
    );
    return err({ code: 'hub-config-missing', message });
  }
  const chosen = defaultConfig ?? (configs.has('default') ? 'default' : names.length === 1 ? names[0] : undefined);
  if (chosen !== undefined) return ok(chosen);
  const message = l10n.t('Dataset {0} has several configurations; name one under "config": {1}.', id, list(names));
  return err({ code: 'hub-config-missing', message });
}

/** The files of a stored split, in the order of their rows. */
export function filesOfSplit(dataset: HubDataset, split: string): Result<readonly HubFile[], HubProblem> {
  const files = dataset.splits.get(split);
  if (files) return ok(files);
  const { id, config } = dataset;
  if (dataset.partial.includes(split)) {
    const message = l10n.t(
      'The hub holds only the beginning of split "{0}" of dataset {1} as Parquet. Name the revision that has its files, such as "main".',
      split,
      id,
    );
    return err({ code: 'hub-no-data', message });
  }
  const names = [...dataset.splits.keys()];
  const message = l10n.t(
    'Dataset {0} has no split "{1}" in configuration "{2}".{3} It has: {4}. Name it under "data.splits".',
    id,
    split,
    config,
    meant(synonym(split), names),
    list(names),
  );
  return err({ code: 'hub-split-missing', message });
}

/** On the hub the rows to choose by are called `validation`. */
function synonym(split: string): string {
  return /^(?:dev|val|valid)$/.test(split) ? 'validation' : split;
}

function meant(word: string, names: readonly string[]): string {
  const near = names.includes(word) ? word : closest(word, names);
  return near === undefined ? '' : ` ${l10n.t('Did you mean "{0}"?', near)}`;
}

function list(names: readonly string[]): string {
  if (names.length <= mostNames) return names.join(', ');
  return l10n.t('{0} and {1} more', names.slice(0, mostNames).join(', '), names.length - mostNames);
}
