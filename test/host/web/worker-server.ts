import path from 'node:path';
import type { Browser } from 'playwright-core';
import type { WebPage } from './serve-page';

/** A language server in a Web Worker of a page, and a client that has files in memory. */
export interface WorkerServer {
  /** Sends a request of the Language Server Protocol, or one of ours. */
  request<T>(method: string, params: unknown): Promise<T>;
  notify(method: string, params: unknown): Promise<void>;
  /** Errors that nobody caught in the worker. */
  faults(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Starts `dist/web/server.js` in a worker of a page of its own; `files` are contents by URI. */
export async function startWorker(
  browser: Browser,
  page: WebPage,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<WorkerServer> {
  const context = await browser.newContext();
  const tab = await context.newPage();
  // Any page of the origin will do: a worker is loaded from where its page is.
  await tab.goto(`${page.url}/files`);
  await tab.addScriptTag({ path: path.join(__dirname, 'worker-client.cjs') });
  const base64 = Object.fromEntries(
    Object.entries(files).map(([uri, content]) => [uri, Buffer.from(content).toString('base64')]),
  );
  const call = <T>(expression: string): Promise<T> => tab.evaluate<T>(expression);
  await call(`startServer('/flan/dist/web/server.js', ${JSON.stringify(base64)})`);
  const args = (method: string, params: unknown): string => `${JSON.stringify(method)}, ${JSON.stringify(params)}`;
  return {
    request: (method, params) => call(`server.request(${args(method, params)})`),
    notify: (method, params) => call(`server.notify(${args(method, params)})`),
    faults: () => call('server.faults'),
    close: () => context.close(),
  };
}
