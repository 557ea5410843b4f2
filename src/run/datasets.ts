import type { DataSpec } from '../data';
import { readJson } from './json-lines';
import { writeJson } from './write-json';

/**
 * `datasets.json`: which commit of the Hugging Face hub each task's rows, and the base model, came from. A run that is
 * resumed reads the same commits; naming one under `revision` in the task or recipe makes a new run read them.
 */
export interface RunDatasets {
  readonly format: 1;
  readonly datasets: readonly RunDataset[];
  readonly model?: RunModel;
}

/** The base model, where it came from the hub. */
export interface RunModel {
  readonly id: string;
  /** 40 hexadecimal digits. */
  readonly revision: string;
  /** The branch or tag that led to it; absent where the recipe names the commit. */
  readonly branch?: string;
}

export interface RunDataset {
  readonly task: string;
  readonly id: string;
  readonly config: string;
  /** 40 hexadecimal digits. */
  readonly revision: string;
  /** The branch or tag that led to it; absent where the task names the commit. */
  readonly branch?: string;
}

/** The datasets of a run so far; none where the file is not there yet. */
export async function readDatasets(path: string): Promise<readonly RunDataset[]> {
  return (await readAll(path)).datasets;
}

/** The base model of a run so far; undefined where it came from a folder, or is not known yet. */
export async function readRunModel(path: string): Promise<RunModel | undefined> {
  return (await readAll(path)).model;
}

export async function writeDatasets(path: string, datasets: readonly RunDataset[]): Promise<void> {
  await writeJson(path, { ...(await readAll(path)), datasets });
}

export async function writeRunModel(path: string, model: RunModel): Promise<void> {
  await writeJson(path, { ...(await readAll(path)), model });
}

async function readAll(path: string): Promise<RunDatasets> {
  const value = await readJson(path);
  const known = typeof value === 'object' && value !== null && 'format' in value && value.format === 1;
  return known ? (value as RunDatasets) : { format: 1, datasets: [] };
}

/** The commit that an earlier worker of the run read for a task, if the task still means the same dataset. */
export function commitOf(datasets: readonly RunDataset[], task: string, { source }: DataSpec): string | undefined {
  if (source.kind !== 'hf') return undefined;
  return datasets.find((one) => one.task === task && one.id === source.id)?.revision;
}
