import type { HubDataset, HubOptions } from '../../hub';
import { fetchFile, filesOfSplit, openDataset } from '../../hub';
import { err, ok, type Result } from '../../text';
import { hubRowProblem } from './read-hub';
import { readRows, type ReadOptions } from '../read-rows';
import type { RowProblem } from '../row';
import type { DataSpec } from '../spec';
import { needsAll } from '../split';

/** How much of which splits is to be on this machine. */
export interface DownloadOptions extends ReadOptions {
  readonly hub: HubOptions;
  /** As the task names them; those it does not have are passed over. */
  readonly splits: readonly string[];
}

/**
 * Brings to this machine what reading splits of a dataset of the hub will ask for: whole files, or where a slice, a cap
 * or `limit` bounds the rows, the stretches of files that hold them. A task with files of its own needs nothing.
 *
 * @returns the dataset with its commit, or the first problem
 */
export async function downloadSplits(
  spec: DataSpec,
  options: DownloadOptions,
): Promise<Result<HubDataset | undefined, RowProblem>> {
  const { source } = spec;
  if (source.kind !== 'hf') return ok(undefined);
  const dataset = await openDataset(source, options.hub);
  if (!dataset.ok) return err(hubRowProblem(source.id, dataset.error));
  for (const split of options.splits) {
    const stored = spec.splits.get(split);
    if (!stored) continue;
    const most = Math.min(spec.caps.get(split) ?? Infinity, options.limit ?? Infinity);
    const problem = needsAll(stored, most)
      ? await fetchSplit(dataset.value, stored.name, options.hub)
      : await readThrough(spec, split, options);
    if (problem) return err(problem);
  }
  return dataset;
}

/** The same data at one commit, whatever its branch does meanwhile. */
export function atCommit(spec: DataSpec, commit: string): DataSpec {
  return spec.source.kind === 'hf' ? { ...spec, source: { ...spec.source, revision: commit } } : spec;
}

async function fetchSplit(dataset: HubDataset, split: string, hub: HubOptions): Promise<RowProblem | undefined> {
  const files = filesOfSplit(dataset, split);
  if (!files.ok) return hubRowProblem(dataset.id, files.error);
  const fetched = await Promise.all(files.value.map((file) => fetchFile(dataset, file, hub)));
  const failed = fetched.find((file) => !file.ok);
  return failed && !failed.ok ? hubRowProblem(dataset.id, failed.error) : undefined;
}

/** Which stretches hold the rows is known only to who reads them. */
async function readThrough(spec: DataSpec, split: string, options: ReadOptions): Promise<RowProblem | undefined> {
  for await (const entry of readRows(spec, split, options)) {
    if (entry.kind === 'problem' && entry.problem.code.startsWith('hub-')) return entry.problem;
  }
  return undefined;
}
