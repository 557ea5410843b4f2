import { filesOfSplit, openDataset, openFile, type HubDataset, type HubFile, type HubOptions } from '../../hub';
import { openParquet } from '../parquet/parquet-file';
import type { HubSource } from '../spec';

/** What this machine knows of a dataset of the hub. */
export interface HubSummary {
  readonly dataset: HubDataset;
  readonly splits: readonly HubSplitSummary[];
}

export interface HubSplitSummary {
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
  /** From the files' footers; absent where one of them is not here, or is no Parquet. */
  readonly rows?: number;
}

/** Describes a dataset from the cache alone; undefined where nothing of it is here. */
export async function describeHub(source: HubSource, hub: HubOptions): Promise<HubSummary | undefined> {
  const offline = { ...hub, offline: true };
  const found = await openDataset(source, offline);
  if (!found.ok) return undefined;
  const dataset = found.value;
  const splits = await Promise.all(
    [...dataset.splits.keys()].map(async (name): Promise<HubSplitSummary> => {
      const files = filesOfSplit(dataset, name);
      const own = files.ok ? files.value : [];
      const rows = await rowsOf(dataset, own, offline);
      const bytes = own.reduce((sum, { size }) => sum + size, 0);
      return { name, files: own.length, bytes, ...(rows === undefined ? {} : { rows }) };
    }),
  );
  return { dataset, splits };
}

async function rowsOf(dataset: HubDataset, files: readonly HubFile[], hub: HubOptions): Promise<number | undefined> {
  let rows = 0;
  for (const file of files) {
    if (file.format !== 'parquet') return undefined;
    const counted = await rowsOfFile(dataset, file, hub);
    if (counted === undefined) return undefined;
    rows += counted;
  }
  return rows;
}

/** Undefined where the footer is not here. */
async function rowsOfFile(dataset: HubDataset, file: HubFile, hub: HubOptions): Promise<number | undefined> {
  const opened = await openFile(dataset, file, hub);
  if (!opened.ok) return undefined;
  try {
    const parquet = await openParquet(opened.value, new Set());
    return parquet.ok ? parquet.value.rows : undefined;
  } catch {
    return undefined;
  }
}
