import * as l10n from '@vscode/l10n';
import type { Result } from '../text';
import { attempt, notDownloaded } from './attempt';
import { cacheLayout } from './cache/cache-layout';
import { cachedFile, linkFile, writeRef } from './cache/cached-file';
import type { Commit, TreeFile } from './dataset';
import { Digest } from './cache/digest';
import { covered, gaps, type Interval } from './cache/interval';
import type { HubOptions } from './options';
import { PartStore } from './cache/part-store';
import { HubFailure, type HubProblem } from './problem';
import { receive, type RemoteFile } from './network/receive';
import { writeToCache } from './cache/write-to-cache';

/** What an interruption can cost: parts of this many bytes are put on the disk as they fill. */
const partSize = 16 << 20;
const progressStep = 1 << 18;

/**
 * A whole file, on this machine: from the hub's cache, or downloaded once, checked against its hash, and put there.
 * Parts that are here already, from reading stretches or from a download that was interrupted, are not fetched again.
 *
 * @returns the file's path in the cache's snapshot of the commit
 */
export async function fetchFile(
  commit: Commit,
  file: TreeFile,
  options: HubOptions,
): Promise<Result<string, HubProblem>> {
  return attempt(async () => {
    const { type, id, revision, branch, resolvedBy } = commit;
    const remote: RemoteFile = { type, id, revision, file };
    const path = (await cachedFile(remote, options)) ?? (await download(remote, options));
    if (branch !== undefined && resolvedBy === 'hub') await writeRef(commit, branch, revision, options);
    return path;
  });
}

async function download(remote: RemoteFile, options: HubOptions): Promise<string> {
  const { id, file } = remote;
  if (options.offline) throw notDownloaded(remote);
  const layout = cacheLayout(remote, options);
  const whole = { start: 0, end: file.size };
  const parts = await PartStore.open(layout.parts(file.etag));
  let received = covered(file.size, parts.parts);
  let told = -progressStep;
  const report = (bytes: number): void => {
    received += bytes;
    if (received - told < progressStep && received < file.size) return;
    told = received;
    options.onProgress?.({ id, file: file.path, received, total: file.size });
  };
  report(0);
  for (const gap of gaps(whole, parts.parts)) await fill(remote, gap, parts, options, report);
  await writeToCache(layout.blob(file.etag), verified(parts.stream(whole), remote, parts));
  const path = await linkFile(remote, options);
  await parts.clear();
  return path;
}

/** Receives a gap part by part; what came before a failure is kept. */
async function fill(
  remote: RemoteFile,
  gap: Interval,
  parts: PartStore,
  options: HubOptions,
  report: (bytes: number) => void,
): Promise<void> {
  let start = gap.start;
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  const save = async (): Promise<void> => {
    await parts.save(start, waiting);
    start += bytes;
    waiting = [];
    bytes = 0;
  };
  try {
    for await (const chunk of receive(remote, gap, options)) {
      waiting.push(chunk);
      bytes += chunk.byteLength;
      report(chunk.byteLength);
      if (bytes >= partSize) await save();
    }
  } finally {
    await save();
  }
}

/** Lets the bytes through and fails at their end if they are not what the hub's hash says; then nothing is kept. */
async function* verified(
  chunks: AsyncIterable<Uint8Array>,
  { id, file }: RemoteFile,
  parts: PartStore,
): AsyncGenerator<Uint8Array> {
  const digest = new Digest(file.etag, file.size);
  for await (const chunk of chunks) {
    digest.update(chunk);
    yield chunk;
  }
  if (digest.matches()) return;
  await parts.clear();
  const message = l10n.t(
    '{0} of {1} arrived with other bytes than its hash says, and was thrown away. Try again, if need be without the proxy in between.',
    file.path,
    id,
  );
  throw new HubFailure({ code: 'hub-hash-mismatch', message });
}
