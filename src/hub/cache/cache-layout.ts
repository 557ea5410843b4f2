import { join } from 'node:path';
import type { HubOptions } from '../options';
import type { Repository } from '../repository';

/**
 * Where things of one repository stand on this machine.
 *
 * Whole files stand in the hub's own cache (`cacheDir`), laid out as `huggingface_hub` lays it out
 * (https://huggingface.co/docs/huggingface_hub/guides/manage-cache): bytes in `blobs` under their etag, links to them
 * in `snapshots/COMMIT`, branches in `refs`.
 *
 * Parts of files, and what the hub said of revisions that have no whole file here yet, must not stand there: a
 * snapshot without files passes for an empty dataset, a ref without a snapshot for a corrupted cache, and any other
 * folder for a stray one. They stand below `assetsDir`, which huggingface_hub keeps for what other programs derive
 * (`cached_assets_path`).
 */
export interface CacheLayout {
  readonly blob: (etag: string) => string;
  readonly snapshot: (commit: string, file: string) => string;
  readonly ref: (revision: string) => string;
  /** Folder of a file's parts. */
  readonly parts: (etag: string) => string;
  /** Which commit a branch was when it was last asked for. */
  readonly ownRef: (revision: string) => string;
  /** The files of a commit. */
  readonly tree: (commit: string) => string;
}

export function cacheLayout(
  { type, id }: Repository,
  options: Pick<HubOptions, 'cacheDir' | 'assetsDir'>,
): CacheLayout {
  const folder = [`${type}s`, ...id.split('/')].join('--');
  const hub = join(options.cacheDir, folder);
  const own = join(options.assetsDir, 'flan-workbench', 'hub', folder);
  return {
    blob: (etag) => join(hub, 'blobs', etag),
    snapshot: (commit, file) => join(hub, 'snapshots', commit, ...file.split('/')),
    ref: (revision) => join(hub, 'refs', ...revision.split('/')),
    parts: (etag) => join(own, 'parts', etag),
    ownRef: (revision) => join(own, 'refs', ...revision.split('/')),
    tree: (commit) => join(own, 'trees', `${commit}.json`),
  };
}
