import { dirname } from 'node:path';
import * as l10n from '@vscode/l10n';
import { atCommit, downloadSplits, nodeFileSystem } from '../data';
import type { HubDataset, HubOptions } from '../hub';
import { replaceTasks, type MixturePlan } from '../mixture';
import type { Recipe } from '../recipe';
import type { Task } from '../task';
import { type Result, err, ok } from '../text';
import { commitOf, readDatasets, writeDatasets, type RunDataset } from './datasets';
import type { NoticeEvent, RunFailure, RunMode } from './events';
import { HubLink } from './hub-link';
import type { WorkerSession } from './session';

/** What of a run decides which rows it reads. */
export interface DataNeeds {
  readonly recipe: Recipe;
  readonly plan: MixturePlan;
  readonly mode: RunMode;
}

/**
 * Downloads the datasets of the hub that a run reads, before it reads any, and writes down which commits they are at.
 * Runs without such datasets are not touched.
 *
 * @returns the plan with every such task at its commit, so that the run reads one state of its data from end to end
 */
export async function downloadData(
  { recipe, plan, mode }: DataNeeds,
  hub: HubOptions,
  session: WorkerSession,
): Promise<Result<MixturePlan, RunFailure>> {
  const wanted = [
    ...(mode === 'train' ? plan.train.map(({ task }) => ({ task, splits: trainSplits(task, recipe) })) : []),
    ...plan.heldOut.map((task) => ({ task, splits: [recipe.eval.split, ...(recipe.eval.dev > 0 ? ['dev'] : [])] })),
  ].filter(({ task }) => task.data.source.kind === 'hf');
  if (wanted.length === 0) return ok(plan);
  session.emit({ kind: 'phase', phase: 'download-data' });
  const before = await readDatasets(session.paths.datasets);
  const link = new HubLink(hub, session);
  const datasets: RunDataset[] = [];
  const pinned = new Map<Task, Task>();
  for (const { task, splits } of wanted) {
    const commit = commitOf(before, task.name, task.data);
    const data = commit === undefined ? task.data : atCommit(task.data, commit);
    const found = await link.use({ task: task.name }, (own) =>
      downloadSplits(data, { base: dirname(task.path), fs: nodeFileSystem, hub: own, splits }),
    );
    if (!found.ok) {
      const { message } = found.error;
      return err({ code: 'data-invalid', message: l10n.t('{0}: {1}', task.name, message), file: task.path });
    }
    const { id, config, revision, branch } = found.value!;
    datasets.push({ task: task.name, id, config, revision, ...(branch === undefined ? {} : { branch }) });
    pinned.set(task, { ...task, data: atCommit(task.data, revision) });
    session.emit(noticeOf(task, found.value!, hub));
  }
  await writeDatasets(session.paths.datasets, datasets);
  return ok(replaceTasks(plan, pinned));
}

/** Dev rows of a training task are looked at while it trains, where the recipe says so and it has some. */
function trainSplits({ data }: Task, { train }: Recipe): readonly string[] {
  return train.evalEvery > 0 && data.splits.has('dev') ? ['train', 'dev'] : ['train'];
}

/** Which state of the data the run reads, for those who read its results. */
function noticeOf(task: Task, { id, revision, resolvedBy }: HubDataset, { offline }: HubOptions): NoticeEvent {
  const stale = resolvedBy === 'cache' && !offline;
  const message = stale
    ? l10n.t('{0}: the hub does not answer; {1} is read from the cache, at commit {2}.', task.name, id, revision)
    : l10n.t('{0}: {1} is read at commit {2}.', task.name, id, revision);
  return { kind: 'notice', level: stale ? 'warning' : 'info', message, file: task.path };
}
