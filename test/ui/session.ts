import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { globSync } from 'tinyglobby';
import {
  launchBrowser,
  openWorkbench,
  repository,
  startServer,
  workspaceCopy,
  type Server,
  type ServerOptions,
  type Workbench,
} from '../host';

/** Pictures that a person should look at after a run of these tests. */
export const pictures = path.join(repository, '.cache/screenshots');

/** How a session is opened. */
export interface SessionOptions extends ServerOptions {
  /** The display language, as a tag such as `zh-cn`. */
  readonly language?: string;
}

/** One VS Code window on a copy of the sample workspace, alive during a `describe`. */
export interface Session {
  readonly workbench: Workbench;
  readonly server: Server;
  /** The copy's folder; tests may write into it. */
  readonly folder: string;
  /** Keeps a picture under this name. */
  readonly shot: (name: string) => Promise<void>;
  readonly read: (file: string) => Promise<string>;
  readonly write: (file: string, text: string) => Promise<void>;
}

/**
 * Opens a window before the tests of the surrounding `describe` and closes it after them; call the result inside tests.
 * A test that fails leaves `failed-….png` among the pictures; a request to outside this machine fails the suite.
 */
export function useSession(options: SessionOptions = {}, prepare?: (session: Session) => Promise<void>): () => Session {
  let session: Session | undefined;
  const cleanup: (() => unknown)[] = [];

  before(async function () {
    this.timeout(180_000);
    const workspace = await workspaceCopy('examples/micro-flan');
    cleanup.push(workspace.remove);
    cleanup.push(() => endWorkers(workspace.folder));
    const server = await startServer(options);
    cleanup.push(() => server.stop());
    const browser: Browser = await launchBrowser();
    cleanup.push(() => browser.close());
    const { folder } = workspace;
    const inside = (file: string): string => path.join(folder, file);
    const files = {
      folder,
      server,
      read: (file: string) => readFile(inside(file), 'utf8'),
      write: (file: string, text: string) => writeFile(inside(file), text),
    };
    const workbench = await openWorkbench(browser, server, {
      folder,
      size: { width: 1440, height: 900 },
      ...(options.language === undefined ? {} : { language: options.language }),
    });
    const shot = async (name: string): Promise<void> => {
      await mkdir(pictures, { recursive: true });
      await workbench.screenshot(path.join(pictures, `${name}.png`));
    };
    session = { ...files, workbench, shot };
    await prepare?.(session);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await session?.shot(`failed-${slug(this.currentTest.fullTitle())}`);
  });

  after(async () => {
    const outside = session?.workbench.outsideRequests ?? [];
    for (const step of cleanup.reverse()) await step();
    assert.deepEqual(outside, [], 'the window asked for something outside this machine');
  });

  return () => {
    assert.ok(session, 'the window did not open');
    return session;
  };
}

/** Workers outlive their window on purpose; one that a failed test left behind must not outlive the test. */
async function endWorkers(folder: string): Promise<void> {
  for (const file of globSync('runs/*/*/worker.json', { cwd: folder, absolute: true })) {
    try {
      process.kill((JSON.parse(await readFile(file, 'utf8')) as { readonly pid: number }).pid, 'SIGKILL');
    } catch {
      // It ended by itself, as it should.
    }
  }
}

function slug(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
