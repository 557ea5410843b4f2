import { mkdir, open, rename, rm, stat, symlink } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { cacheLayout } from './cache-layout';
import type { HubOptions } from '../options';
import type { RandomAccess } from '../random-access';
import type { Repository } from '../repository';
import type { RemoteFile } from '../network/receive';
import { writeToCache } from './write-to-cache';

/**
 * The path of a whole file in the hub's cache, whoever put it there; undefined where it is not.
 *
 * A file that this commit shares with another is there already as a blob: it gets its place among the snapshots.
 */
export async function cachedFile(remote: RemoteFile, options: HubOptions): Promise<string | undefined> {
  const layout = cacheLayout(remote, options);
  const place = layout.snapshot(remote.revision, remote.file.path);
  if (await hasSize(place, remote.file.size)) return place;
  if (!(await hasSize(layout.blob(remote.file.etag), remote.file.size))) return undefined;
  await linkFile(remote, options);
  return place;
}

/** Gives a blob its name among the commit's files. @returns the path of that name */
export async function linkFile(remote: RemoteFile, options: HubOptions): Promise<string> {
  const { revision, file } = remote;
  const layout = cacheLayout(remote, options);
  const blob = layout.blob(file.etag);
  const place = layout.snapshot(revision, file.path);
  await mkdir(dirname(place), { recursive: true });
  await rm(place, { force: true });
  const linked = options.symlinks !== false && (await linkTo(blob, place));
  // Where links cannot be had (Windows without the right to make them), huggingface_hub too keeps the file itself here.
  if (!linked) await rename(blob, place);
  return place;
}

/** Says which commit a branch is, where huggingface_hub looks it up; only for commits that have a file here. */
export async function writeRef(
  repository: Repository,
  branch: string,
  commit: string,
  options: HubOptions,
): Promise<void> {
  await writeToCache(cacheLayout(repository, options).ref(branch), [new TextEncoder().encode(commit)]);
}

/** A whole file on this machine. */
export function localFile(path: string, byteLength: number): RandomAccess {
  return {
    byteLength,
    slice: async (start, end = byteLength) => {
      const out = new Uint8Array(Math.max(0, Math.min(end, byteLength) - start));
      const handle = await open(path);
      try {
        for (let at = 0; at < out.byteLength;) {
          const { bytesRead } = await handle.read(out, at, out.byteLength - at, start + at);
          if (bytesRead === 0) throw new Error(`${path} is shorter than ${byteLength} bytes`);
          at += bytesRead;
        }
      } finally {
        await handle.close();
      }
      return out.buffer;
    },
  };
}

async function linkTo(blob: string, place: string): Promise<boolean> {
  try {
    // Relative, so that a cache that is moved as a whole stays whole.
    await symlink(relative(dirname(place), blob), place);
    return true;
  } catch (error) {
    // Another process was faster.
    return error instanceof Error && 'code' in error && error.code === 'EEXIST';
  }
}

async function hasSize(path: string, size: number): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile() && stats.size === size,
    () => false,
  );
}
