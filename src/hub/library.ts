import type { Commit, TreeFile } from './dataset';
import { isCommit, isSafePath } from './names';
import type { HubOptions } from './options';
import { HubFailure } from './problem';
import type { Repository } from './repository';
import { hubFetch } from './network/request';
import { notAHub } from './network/response-problem';

/** More files than any repository has: a list that goes on behind it is a fault of the server. */
const mostFiles = 1_000_000;

/** The commit that a branch or tag names now. */
export async function askCommit(repository: Repository, revision: string, options: HubOptions): Promise<string> {
  return fromLibrary(options, async () => {
    const { datasetInfo, modelInfo } = await import('./hub-package');
    const asked = {
      name: repository.id,
      revision,
      additionalFields: ['sha' as const],
      hubUrl: options.endpoint,
      fetch: hubFetch({ ...repository, revision }, options),
    };
    const { sha } = await (repository.type === 'dataset' ? datasetInfo(asked) : modelInfo(asked));
    return isCommit(sha) ? sha : undefined;
  });
}

/**
 * All files of a commit. The listing of the commit is asked for, and not `/api/datasets/ID/parquet`: that one names the
 * same Parquet files without their sizes and hashes, and of whatever commit is the newest.
 */
export async function askTree({ type, id, revision }: Commit, options: HubOptions): Promise<readonly TreeFile[]> {
  return fromLibrary(options, async () => {
    const { listFiles } = await import('./hub-package');
    const files: TreeFile[] = [];
    const entries = listFiles({
      repo: { type, name: id },
      revision,
      recursive: true,
      hubUrl: options.endpoint,
      fetch: hubFetch({ type, id, revision }, options),
    });
    for await (const { type, path, size, oid, lfs } of entries) {
      if (type !== 'file') continue;
      const etag = lfs?.oid ?? oid;
      if (etag === undefined || !isTreeFile({ path, size, etag }) || files.length >= mostFiles) return undefined;
      files.push({ path, size, etag });
    }
    return files;
  });
}

/** Whether a record is a file of a tree whose path and etag may become paths on this machine. */
export function isTreeFile(record: unknown): record is TreeFile {
  if (typeof record !== 'object' || record === null) return false;
  if (!('path' in record && 'size' in record && 'etag' in record)) return false;
  const { path, size, etag } = record;
  return (
    typeof path === 'string' &&
    isSafePath(path) &&
    Number.isSafeInteger(size) &&
    Number(size) >= 0 &&
    typeof etag === 'string' &&
    /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(etag)
  );
}

/** The library reads answers without looking: what it stumbles over came from no hub. */
async function fromLibrary<T>(options: HubOptions, ask: () => Promise<T | undefined>): Promise<T> {
  let reason: unknown;
  try {
    const answer = await ask();
    if (answer !== undefined) return answer;
  } catch (error) {
    if (error instanceof HubFailure) throw error;
    reason = error;
  }
  throw new HubFailure({ code: 'hub-not-a-hub', message: notAHub(options.endpoint) }, { cause: reason });
}
