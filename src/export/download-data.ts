import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import { atCommit, downloadSplits, type FileSystem } from '../data';
import type { HubOptions } from '../hub';
import { replaceTasks, type LoadedMixture } from '../mixture';
import type { Task } from '../task';
import { type Result, err, ok } from '../text';
import type { ManifestDataset } from './manifest/manifest';
import type { ExportOptions } from './options';
import type { ExportProblem } from './problem';

/** A mixture whose datasets of the hub are on this machine, each at one commit. */
export interface DownloadedMixture {
  readonly mixture: LoadedMixture;
  readonly datasets: readonly ManifestDataset[];
}

/** Downloads the datasets of the hub that an export reads, before it reads any, so that it reads one state of them. */
export async function downloadData(
  mixture: LoadedMixture,
  splitsOf: (task: Task) => readonly string[],
  fs: FileSystem,
  { hub, signal, onProgress }: ExportOptions,
): Promise<Result<DownloadedMixture, ExportProblem>> {
  const datasets: ManifestDataset[] = [];
  const pinned = new Map<Task, Task>();
  for (const task of mixture.tasks) {
    const splits = splitsOf(task);
    if (task.data.source.kind !== 'hf' || splits.length === 0 || hub === undefined) continue;
    signal?.throwIfAborted();
    const own: HubOptions = {
      ...hub,
      ...(signal === undefined ? {} : { signal }),
      onProgress: ({ file, received, total }) =>
        onProgress?.({ phase: 'downloading', task: task.name, file, received, total }),
    };
    const found = await downloadSplits(task.data, { base: dirname(task.path), fs, hub: own, splits });
    signal?.throwIfAborted();
    if (!found.ok) {
      const message = l10n.t('{0}: {1}', task.name, found.error.message);
      return err({ code: 'data-invalid', message, file: task.path });
    }
    if (found.value === undefined) continue;
    const { id, config, revision } = found.value;
    datasets.push({ task: task.name, id, config, revision });
    pinned.set(task, { ...task, data: atCommit(task.data, revision) });
  }
  const { plan, tasks } = mixture;
  return ok({
    datasets,
    mixture: {
      ...mixture,
      tasks: tasks.map((task) => pinned.get(task) ?? task),
      plan: replaceTasks(plan, pinned),
    },
  });
}
