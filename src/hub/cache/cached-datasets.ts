import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { cacheLayout } from './cache-layout';
import type { HubOptions } from '../options';

/**
 * The ids of the datasets of which something is in the hub's cache or in ours, in order. Folders are named as
 * huggingface_hub names them (`datasets--org--name`); nothing inside them is read.
 */
export async function cachedDatasets(options: Pick<HubOptions, 'cacheDir' | 'assetsDir'>): Promise<readonly string[]> {
  const { ref, ownRef } = cacheLayout({ type: 'dataset', id: 'x' }, options);
  const roots = [ref('main'), ownRef('main')].map((path) => dirname(dirname(dirname(path))));
  const names = (await Promise.all(roots.map(foldersOf))).flat();
  const ids = names.flatMap((name) => {
    const [kind, ...parts] = name.split('--');
    return kind === 'datasets' && parts.length > 0 ? [parts.join('/')] : [];
  });
  return [...new Set(ids)].sort();
}

async function foldersOf(root: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(root, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch {
    // No cache yet.
    return [];
  }
}
