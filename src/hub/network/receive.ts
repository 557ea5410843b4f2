import * as l10n from '@vscode/l10n';
import type { TreeFile } from '../dataset';
import type { Interval } from '../cache/interval';
import { Limiter } from './limit';
import type { HubOptions } from '../options';
import { HubFailure } from '../problem';
import { type Repository, repositoryPath } from '../repository';
import { cancelled, hubFetch } from './request';
import { now, sleep, waitBefore } from './retry';

/** However many readers there are, this process asks for so many stretches at once. */
const requests = new Limiter(6);

/** A transfer that breaks this often in a row without a byte in between is given up. */
const maxBreaks = 4;

/** A file at a commit. */
export interface RemoteFile extends Repository {
  readonly revision: string;
  readonly file: TreeFile;
}

/**
 * The bytes of an interval as they arrive, exactly as many as asked for. A transfer that breaks off is taken up where
 * it broke.
 *
 * Plain HTTP ranges are asked for, not Xet's chunks: the hub serves every file that way, and a Parquet footer or a row
 * group is then one request instead of a look-up and several.
 */
export async function* receive(
  remote: RemoteFile,
  wanted: Interval,
  options: HubOptions,
): AsyncGenerator<Uint8Array, void> {
  const leave = await requests.enter();
  try {
    let breaks = 0;
    for (let at = wanted.start; at < wanted.end;) {
      const before = at;
      for await (const chunk of once(remote, { start: at, end: wanted.end }, options)) {
        at += chunk.byteLength;
        options.onReceived?.(chunk.byteLength);
        yield chunk;
      }
      if (at >= wanted.end) return;
      breaks = at > before ? 1 : breaks + 1;
      if (breaks >= maxBreaks) throw truncated(remote, at, wanted.end);
      await sleep(waitBefore(breaks, null, now(options)) ?? 0, options);
    }
  } finally {
    leave();
  }
}

/** One request's bytes, as far as they come; never more than asked for. */
async function* once(remote: RemoteFile, wanted: Interval, options: HubOptions): AsyncGenerator<Uint8Array> {
  const { type, id, revision, file } = remote;
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  const url = `${options.endpoint}/${repositoryPath(remote)}/resolve/${revision}/${path}`;
  const response = await hubFetch({ type, id, revision, file: file.path }, options)(url, {
    // A body that the server compresses on its way has other offsets and another length.
    headers: { Range: `bytes=${wanted.start}-${wanted.end - 1}`, 'Accept-Encoding': 'identity' },
  });
  let at = startOf(response, remote, wanted);
  if (response.body === null) return;
  try {
    for await (const chunk of response.body) {
      const bytes = chunk as Uint8Array;
      const from = Math.max(0, wanted.start - at);
      const to = Math.min(bytes.byteLength, wanted.end - at);
      at += bytes.byteLength;
      if (to > from) yield bytes.subarray(from, to);
      if (at >= wanted.end) return;
    }
  } catch {
    // The connection broke: the caller sees what is missing.
    if (options.signal?.aborted) throw cancelled();
  }
}

/** Where the answer's first byte stands in the file: a server without ranges begins at 0. */
function startOf(response: Response, remote: RemoteFile, wanted: Interval): number {
  const { file } = remote;
  if (response.status !== 206) {
    const length = response.headers.get('Content-Length');
    if (length !== null && Number(length) !== file.size) throw changed(remote, Number(length));
    return 0;
  }
  const match = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('Content-Range') ?? '');
  if (!match || Number(match[1]) > wanted.start) throw changed(remote, 0);
  if (match[2] !== '*' && Number(match[2]) !== file.size) throw changed(remote, Number(match[2]));
  return Number(match[1]);
}

function changed({ id, file }: RemoteFile, found: number): HubFailure {
  const message = l10n.t(
    'The hub sent {0} of {1} with {2} bytes instead of {3}. Try again; behind a proxy, have it pass files unchanged.',
    file.path,
    id,
    found,
    file.size,
  );
  return new HubFailure({ code: 'hub-truncated', message });
}

function truncated({ id, file }: RemoteFile, at: number, end: number): HubFailure {
  const message = l10n.t(
    'The transfer of {0} of {1} broke off at byte {2} of {3}, again and again. What has arrived is kept: try again.',
    file.path,
    id,
    at,
    end,
  );
  return new HubFailure({ code: 'hub-truncated', message });
}
