import type { HubFile, TreeFile } from './dataset';
import { dataFile, inOrder, type ConfigLayout, type DatasetLayout } from './layout';

/** Where the hub keeps every dataset's rows as Parquet. */
export const parquetBranch = 'refs/convert/parquet';

/** Of very large datasets the hub converts the first gigabytes only, and says so in the folder's name. */
const partialPrefix = 'partial-';

/**
 * The layout of the Parquet branch, `CONFIG/SPLIT/0000.parquet`; undefined where any data file stands elsewhere, which
 * makes it an author's own layout.
 */
export function parquetBranchLayout(files: readonly TreeFile[]): DatasetLayout | undefined {
  const configs = new Map<string, { splits: Map<string, HubFile[]>; partial: string[] }>();
  for (const tree of files) {
    const file = dataFile(tree);
    if (!file) continue;
    const match = /^([^/]+)\/([^/]+)\/\d{4,}\.parquet$/.exec(file.path);
    if (!match) return undefined;
    const [, name, split] = match as unknown as [string, string, string];
    let config = configs.get(name);
    if (!config) configs.set(name, (config = { splits: new Map(), partial: [] }));
    if (split.startsWith(partialPrefix)) {
      const whole = split.slice(partialPrefix.length);
      if (!config.partial.includes(whole)) config.partial.push(whole);
      continue;
    }
    const shards = config.splits.get(split);
    if (shards) shards.push(file);
    else config.splits.set(split, [file]);
  }
  return configs.size === 0 ? undefined : { configs: new Map([...configs].map(([name, c]) => [name, sorted(c)])) };
}

function sorted({ splits, partial }: ConfigLayout): ConfigLayout {
  return { splits: new Map([...splits].map(([name, files]) => [name, inOrder(files)])), partial };
}
