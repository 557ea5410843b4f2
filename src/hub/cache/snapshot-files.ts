import { readdir, readlink, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Commit, TreeFile } from '../dataset';
import type { HubOptions } from '../options';
import { cacheLayout } from './cache-layout';

/**
 * The whole files of a commit at the root of its snapshot, whoever put them there; none where there is no snapshot.
 * Files in folders are not looked for: a model has what it needs at its root.
 */
export async function snapshotFiles(commit: Commit, options: HubOptions): Promise<readonly TreeFile[]> {
  const folder = dirname(cacheLayout(commit, options).snapshot(commit.revision, 'x'));
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(names.map((name) => fileOf(folder, name)));
  return found.filter((file) => file !== undefined);
}

async function fileOf(folder: string, path: string): Promise<TreeFile | undefined> {
  const place = join(folder, path);
  const stats = await stat(place).catch(() => undefined);
  if (!stats?.isFile()) return undefined;
  // A blob is named by its etag; where links cannot be had, the file's name stands in for one that is not known.
  const etag = await readlink(place).then(basename, () => path);
  return { path, size: stats.size, etag };
}
