import { dirname } from 'node:path';
import { cacheLayout } from './cache-layout';
import type { HubOptions } from '../options';
import type { Repository } from '../repository';
import { parquetBranch } from '../parquet-branch';

/**
 * Folders that change when what the cache holds of a repository does, for those who keep what they read from it: where
 * branches, listings and parts of files are noted, and where whole files are.
 */
export function cacheMarks(
  repository: Repository,
  options: Pick<HubOptions, 'cacheDir' | 'assetsDir'>,
): readonly string[] {
  const layout = cacheLayout(repository, options);
  return [
    layout.ownRef('main'),
    layout.ownRef(parquetBranch),
    layout.tree('any'),
    layout.parts('any'),
    layout.blob('any'),
  ].map((path) => dirname(path));
}
