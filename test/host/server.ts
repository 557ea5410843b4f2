import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureVsCodeServer } from '../../.ci/ensure/vscode-server.mjs';
import { linkExtension } from './folders';
import { quietSettings, type Settings } from './settings';

/** How a VS Code server is started; everything is optional. */
export interface ServerOptions {
  /** User settings over `quietSettings`. */
  readonly settings?: Settings;
  /**
   * `installed`: this repository is the one installed extension, as users have it. `driver`: no extension is installed,
   * and pages may name extensions under development and test suites; notifications are then suppressed by VS Code.
   */
  readonly mode?: 'installed' | 'driver';
  /** Whether VS Code asks before it trusts a folder; every folder is trusted otherwise. */
  readonly workspaceTrust?: boolean;
  /** More environment variables; the extension host sees them too. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A running VS Code server on a free port of this machine. */
export interface Server {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** `127.0.0.1:PORT`, which is also the authority of `vscode-remote:` URIs. */
  readonly authority: string;
  /** Resolves with its exit status when the server ends by itself. */
  readonly exited: Promise<number>;
  /** Changes user settings, as an edit of `settings.json` would; a window follows when it reloads. */
  configure(settings: Settings): Promise<void>;
  /** What the server printed so far. */
  log(): Promise<string>;
  /** Ends it with everything it started, and removes its folder. */
  stop(): void;
}

const startLimit = 60_000;
const running = new Set<Server>();

/** Starts code-server and waits until it answers. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const { home, node, entry } = await ensureVsCodeServer();
  const folder = await mkdtemp(path.join(tmpdir(), 'flan-vscode-'));
  const user = path.join(folder, 'user-data', 'User');
  await mkdir(user, { recursive: true });
  const configure = (settings: Settings): Promise<void> =>
    writeFile(path.join(user, 'settings.json'), JSON.stringify({ ...quietSettings, ...options.settings, ...settings }));
  await configure({});
  await writeFile(path.join(folder, 'config.yaml'), '');
  const extensions = path.join(folder, 'extensions');
  if (options.mode !== 'driver') await linkExtension(extensions);

  const authority = `127.0.0.1:${await freePort()}`;
  const logFile = path.join(folder, 'server.log');
  const child = spawn(
    node,
    [
      entry,
      ...['--config', path.join(folder, 'config.yaml'), '--auth', 'none', '--bind-addr', authority],
      ...['--user-data-dir', path.join(folder, 'user-data'), '--extensions-dir', extensions],
      ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
      ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
      // Without it a built workbench silently ignores the extensions and tests that a page names.
      ...(options.mode === 'driver' ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
    ],
    {
      cwd: home,
      // A process group of its own, so that `stop` reaches the extension hosts too.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        XDG_CONFIG_HOME: folder,
        XDG_DATA_HOME: folder,
        EXTENSIONS_GALLERY: '{"serviceUrl":""}',
        ...options.env,
      },
    },
  );
  const sink = createWriteStream(logFile);
  child.stdout.pipe(sink);
  child.stderr.pipe(sink);

  const server: Server = {
    url: `http://${authority}`,
    authority,
    exited: new Promise((done) => child.once('exit', (status) => done(status ?? 1))),
    configure,
    log: () => readFile(logFile, 'utf8'),
    stop: () => {
      running.delete(server);
      killGroup(child);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    },
  };
  running.add(server);
  try {
    await answering(server, child);
  } catch (error) {
    server.stop();
    throw error;
  }
  return server;
}

async function answering(server: Server, child: ChildProcess): Promise<void> {
  for (const started = Date.now(); ; await sleep(50)) {
    const answer = await fetch(`${server.url}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    const trouble =
      child.exitCode !== null ? 'ended' : Date.now() - started > startLimit ? 'does not answer' : undefined;
    if (trouble) throw new Error(`code-server ${trouble}:\n${await server.log()}`);
  }
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

// A detached server outlives us unless it is told: however this process ends, its servers end with it.
process.on('exit', () => running.forEach((server) => server.stop()));
for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  process.on(signal, () => process.exit(status));
}
