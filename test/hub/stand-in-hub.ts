import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Files by path. */
export type Files = Readonly<Record<string, Uint8Array | string>>;

/** A dataset or a model as the stand-in keeps it: what each branch holds. */
export interface StandInDataset {
  readonly branches: Readonly<Record<string, Files>>;
  /** Readable only with this token. */
  readonly token?: string;
  readonly gated?: boolean;
}

/** A request as it came in. */
export interface Seen {
  readonly server: 'hub' | 'storage';
  readonly path: string;
  readonly range: string | undefined;
  readonly authorization: string | undefined;
}

/** What is done to an answer instead of giving it. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** The connection breaks after so many bytes of the body. */
  | { readonly kind: 'break'; readonly after: number }
  /** One byte of the body is another. */
  | { readonly kind: 'corrupt' }
  /** A page for people, as a login wall sends it. */
  | { readonly kind: 'page' }
  /** The whole file, whatever range was asked for. */
  | { readonly kind: 'whole' };

/**
 * A hub on this machine that speaks the routes that are used, with large files redirected to a second server of
 * another origin as the real one redirects to its storage.
 */
export class StandInHub {
  readonly datasets = new Map<string, StandInDataset>();
  readonly requests: Seen[] = [];
  /** Bytes of bodies sent. */
  sent = 0;
  /** Entries on one page of a listing. */
  pageSize = 1000;
  /** Asked for every request; what it returns is done. */
  fault: (seen: Seen) => Fault | undefined = () => undefined;
  readonly #hub: Server;
  readonly #storage: Server;

  private constructor() {
    this.#hub = createServer((request, response) => {
      this.#answer('hub', request, response);
    });
    this.#storage = createServer((request, response) => {
      this.#answer('storage', request, response);
    });
  }

  static async start(datasets: Readonly<Record<string, StandInDataset>> = {}): Promise<StandInHub> {
    const hub = new StandInHub();
    for (const [id, dataset] of Object.entries(datasets)) hub.datasets.set(id, dataset);
    for (const server of [hub.#hub, hub.#storage]) {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    }
    return hub;
  }

  async stop(): Promise<void> {
    for (const server of [this.#hub, this.#storage]) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  get endpoint(): string {
    return originOf(this.#hub);
  }

  /** The commit that a branch is, as its content makes it. */
  commit(id: string, branch: string): string {
    const files = Object.entries(this.datasets.get(id)?.branches[branch] ?? {});
    return sha('sha1', JSON.stringify([id, files.map(([path, content]) => [path, etagOf(path, bytesOf(content))])]));
  }

  forget(): void {
    this.requests.length = 0;
    this.sent = 0;
  }

  #answer(server: Seen['server'], request: IncomingMessage, response: ServerResponse): void {
    const path = decodeURIComponent(request.url ?? '/');
    const { range, authorization } = request.headers;
    const seen: Seen = { server, path, range, authorization };
    this.requests.push(seen);
    const fault = this.fault(seen);
    if (fault?.kind === 'status') return reply(response, fault.status, { error: 'as told' }, fault.headers);
    if (fault?.kind === 'page') return void response.end('<html>Please log in</html>');
    const api = /^\/api\/(?:datasets|models)\/(.+?)\/(revision|tree)\/([^?]+)\?(.*)$/.exec(path);
    const file = /^(?:\/datasets)?\/(.+?)\/resolve\/([0-9a-f]{40}|[^/]+)\/(.+)$/.exec(path);
    const stored = /^\/blob\/(.+?)\/([0-9a-f]+)$/.exec(path);
    if (server === 'storage') return this.#sendBlob(stored?.[1] ?? '', stored?.[2] ?? '', response, range, fault);
    const id = api?.[1] ?? file?.[1] ?? '';
    const dataset = this.datasets.get(id);
    if (!dataset) return reply(response, 404, { error: 'Repository not found' }, { 'X-Error-Code': 'RepoNotFound' });
    if (dataset.token !== undefined && authorization !== `Bearer ${dataset.token}`) {
      if (authorization !== undefined)
        return reply(response, 401, { error: 'Invalid credentials in Authorization header' });
      const code = dataset.gated === true ? 'GatedRepo' : 'RepoNotFound';
      return reply(response, 401, { error: 'Access is restricted' }, { 'X-Error-Code': code });
    }
    const revision = api?.[3] ?? file?.[2] ?? '';
    const branch = Object.keys(dataset.branches).find(
      (name) => name === revision || this.commit(id, name) === revision,
    );
    if (branch === undefined) {
      return reply(response, 404, { error: `Invalid rev id: ${revision}` }, { 'X-Error-Code': 'RevisionNotFound' });
    }
    const files = dataset.branches[branch]!;
    if (api?.[2] === 'revision') return reply(response, 200, { _id: 'x', id, sha: this.commit(id, branch) });
    if (api) return this.#sendTree(files, path, api[4] ?? '', response);
    this.#sendFile(id, files, file?.[3] ?? '', response, range, fault);
  }

  #sendTree(files: Files, path: string, query: string, response: ServerResponse): void {
    const from = Number(new URLSearchParams(query).get('cursor') ?? 0);
    const all = Object.entries(files).map(([name, content]) => treeEntry(name, bytesOf(content)));
    const next = `<${this.endpoint}${path.replace(/&cursor=\d+$/, '')}&cursor=${from + this.pageSize}>; rel="next"`;
    const more = from + this.pageSize < all.length;
    reply(response, 200, all.slice(from, from + this.pageSize), more ? { Link: next } : {});
  }

  #sendFile(
    id: string,
    files: Files,
    path: string,
    response: ServerResponse,
    range: string | undefined,
    fault: Fault | undefined,
  ): void {
    const content = files[path];
    if (content === undefined) {
      return reply(response, 404, { error: 'Entry not found' }, { 'X-Error-Code': 'EntryNotFound' });
    }
    const bytes = bytesOf(content);
    const etag = etagOf(path, bytes);
    if (etag.length === 40) return this.#send(bytes, response, range, fault);
    response.writeHead(302, {
      Location: `${originOf(this.#storage)}/blob/${id}/${etag}`,
      'X-Linked-Etag': `"${etag}"`,
    });
    response.end();
  }

  #sendBlob(id: string, etag: string, response: ServerResponse, range: string | undefined, fault?: Fault): void {
    const files = Object.values(this.datasets.get(id)?.branches ?? {}).flatMap((branch) => Object.entries(branch));
    const found = files.find(([path, content]) => etagOf(path, bytesOf(content)) === etag);
    if (!found) return reply(response, 404, {});
    this.#send(bytesOf(found[1]), response, range, fault);
  }

  #send(bytes: Uint8Array, response: ServerResponse, range: string | undefined, fault?: Fault): void {
    const asked = fault?.kind === 'whole' ? null : /^bytes=(\d+)-(\d+)$/.exec(range ?? '');
    const start = Number(asked?.[1] ?? 0);
    const end = Math.min(Number(asked?.[2] ?? bytes.length - 1) + 1, bytes.length);
    const body = Buffer.from(bytes.subarray(start, end));
    if (fault?.kind === 'corrupt' && body.length > 0) body[0] = body[0]! ^ 1;
    response.writeHead(asked ? 206 : 200, {
      'Content-Length': body.length,
      ...(asked ? { 'Content-Range': `bytes ${start}-${end - 1}/${bytes.length}` } : {}),
    });
    if (fault?.kind !== 'break') {
      this.sent += body.length;
      response.end(body);
      return;
    }
    const part = body.subarray(0, fault.after);
    this.sent += part.length;
    response.flushHeaders();
    // What was written is to arrive before the connection ends.
    response.write(part, () => setTimeout(() => response.destroy(), 5));
  }
}

function treeEntry(path: string, bytes: Uint8Array): unknown {
  const etag = etagOf(path, bytes);
  const oid = sha('sha1', `pointer ${etag}`);
  return etag.length === 64
    ? { type: 'file', path, size: bytes.length, oid, lfs: { oid: etag, size: bytes.length, pointerSize: 130 } }
    : { type: 'file', path, size: bytes.length, oid: etag };
}

/** As the hub does it: Parquet and large files by SHA-256, small text by git's own SHA-1. */
export function etagOf(path: string, bytes: Uint8Array): string {
  if (path.endsWith('.parquet') || bytes.length > 100_000) return sha('sha256', bytes);
  return sha('sha1', Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes]));
}

function sha(algorithm: string, data: Uint8Array | string): string {
  return createHash(algorithm).update(data).digest('hex');
}

function bytesOf(content: Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
