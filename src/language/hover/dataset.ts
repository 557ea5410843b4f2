import * as l10n from '@vscode/l10n';
import type { HubSplitSummary } from '../../data';
import { formatBytes } from '../../text';
import type { Context } from '../context';
import { code } from '../markdown';
import type { NodePath } from '../node-path';
import type { ParsedDocument } from '../parsed-document';

/** Which state of a hub dataset is on this machine, and its splits; undefined anywhere but at `hf` in a data source. */
export async function hoverDataset(
  context: Context,
  parsed: ParsedDocument,
  { keys }: NodePath,
): Promise<string | undefined> {
  if (parsed.kind !== 'task' || keys.join('/') !== 'data/source/hf') return undefined;
  const source = parsed.loaded.task?.data.source;
  if (source?.kind !== 'hf' || !context.host.describeDataset) return undefined;
  const summary = await context.host.describeDataset(source);
  if (!summary) return l10n.t('Nothing of {0} is downloaded yet.', code(source.id));
  const { dataset, splits } = summary;
  const branch = dataset.branch === undefined ? '' : ` (${code(dataset.branch)})`;
  const configs = dataset.configs.filter((name) => name !== dataset.config);
  return [
    l10n.t('Dataset {0} at commit {1}{2}', code(dataset.id), code(dataset.revision), branch),
    configs.length === 0
      ? l10n.t('Configuration {0}', code(dataset.config))
      : l10n.t(
          'Configuration {0}; there are also {1}',
          code(dataset.config),
          configs
            .slice(0, 8)
            .map((name) => code(name))
            .join(', '),
        ),
    splits.map((split) => `- ${describeSplit(split)}`).join('\n'),
  ].join('\n\n');
}

/** `train`: 6,000 rows, 2 files, 3.4 MB. */
function describeSplit({ name, rows, files, bytes }: HubSplitSummary): string {
  const count = files === 1 ? l10n.t('1 file') : l10n.t('{0} files', files);
  const parts = [
    ...(rows === undefined ? [] : [l10n.t('{0} rows', rows.toLocaleString('en'))]),
    count,
    formatBytes(bytes),
  ];
  return `${code(name)}: ${parts.join(', ')}`;
}
