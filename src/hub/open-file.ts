import type { Result } from '../text';
import { attempt, notDownloaded, unwrap } from './attempt';
import { cacheLayout } from './cache/cache-layout';
import { cachedFile, localFile } from './cache/cached-file';
import type { Commit, TreeFile } from './dataset';
import { fetchFile } from './fetch-file';
import { gaps, type Interval } from './cache/interval';
import type { HubOptions } from './options';
import { PartStore } from './cache/part-store';
import type { HubProblem } from './problem';
import type { RandomAccess } from './random-access';
import { receive, type RemoteFile } from './network/receive';

/** A file this small is fetched whole: it costs one request, as its footer alone would, and its hash can be checked. */
const small = 512 << 10;
/** Two gaps with fewer bytes between them are one request. */
const nearby = 64 << 10;

/**
 * A file to be read by stretches. Only the bytes asked for are transferred, and they are kept: the same stretch is
 * read from the cache the next time, offline too.
 */
export async function openFile(
  dataset: Commit,
  file: TreeFile,
  options: HubOptions,
): Promise<Result<RandomAccess, HubProblem>> {
  return attempt(async () => {
    const { type, id, revision } = dataset;
    const remote: RemoteFile = { type, id, revision, file };
    const path = await cachedFile(remote, options);
    if (path !== undefined) return localFile(path, file.size);
    if (file.size <= small) return localFile(unwrap(await fetchFile(dataset, file, options)), file.size);
    const parts = await PartStore.open(cacheLayout(dataset, options).parts(file.etag));
    if (options.offline && parts.parts.length === 0) throw notDownloaded(dataset);
    return remoteFile(remote, parts, options);
  });
}

function remoteFile(remote: RemoteFile, parts: PartStore, options: HubOptions): RandomAccess {
  const byteLength = remote.file.size;
  const slice = async (start: number, end = byteLength): Promise<ArrayBuffer> => {
    const wanted = { start, end: Math.min(end, byteLength) };
    if (wanted.end <= start) return new ArrayBuffer(0);
    const missing = merge(gaps(wanted, parts.parts));
    if (missing.length > 0 && options.offline) throw notDownloaded(remote);
    await Promise.all(missing.map((gap) => fetchPart(remote, gap, parts, options)));
    try {
      return await parts.read(wanted);
    } catch {
      return await readAgain(remote, wanted, parts, options);
    }
  };
  // hyparquet reads whatever is thrown; a full disk is to be said in our words, as all failures of the hub are.
  return { byteLength, slice: async (start, end) => unwrap(await attempt(() => slice(start, end))) };
}

async function fetchPart(remote: RemoteFile, gap: Interval, parts: PartStore, options: HubOptions): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of receive(remote, gap, options)) chunks.push(chunk);
  await parts.save(gap.start, chunks);
}

/** Another process may have completed the file meanwhile, which takes its parts away. */
async function readAgain(
  remote: RemoteFile,
  wanted: Interval,
  parts: PartStore,
  options: HubOptions,
): Promise<ArrayBuffer> {
  const path = await cachedFile(remote, options);
  if (path !== undefined) return localFile(path, remote.file.size).slice(wanted.start, wanted.end);
  await parts.refresh();
  const missing = gaps(wanted, parts.parts);
  if (missing.length > 0 && options.offline) throw notDownloaded(remote);
  for (const gap of missing) await fetchPart(remote, gap, parts, options);
  return parts.read(wanted);
}

function merge(missing: readonly Interval[]): readonly Interval[] {
  const out: Interval[] = [];
  for (const gap of missing) {
    const last = out.at(-1);
    if (last && gap.start - last.end < nearby) out[out.length - 1] = { start: last.start, end: gap.end };
    else out.push(gap);
  }
  return out;
}
