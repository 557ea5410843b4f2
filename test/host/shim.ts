// Takes the arguments that @vscode/test-electron passes to desktop VS Code and runs them in code-server with a
// headless Chromium, so that one integration suite serves both.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { scratch } from './paths';
import { startServer, type Server } from './server';
import type { Settings } from './settings';
import { openPage, remoteUri } from './workbench';

/** Exit statuses of our own; the suite's is passed through. */
const failed = 1;
const hostCrashed = 70;

const limit = Number(process.env['FLAN_VSCODE_TIMEOUT'] ?? 300_000);

/** Lines that every start of a workbench prints and nobody reads. */
const noise =
  /^(Ignoring fetching|Creating a socket|Resolv(ing|ed) connection token|An iframe which has both|\[(reconnection-grace-time|Service Worker|AgentHost|AccountPolicyGate|ChatModel)|Updating additional builtin)/;

interface Arguments {
  readonly options: ReadonlyMap<string, string>;
  readonly developed: readonly string[];
  readonly folder?: string;
}

function readArguments(argv: readonly string[]): Arguments {
  const options = new Map<string, string>();
  const developed: string[] = [];
  let folder: string | undefined;
  for (const argument of argv) {
    const [, name, value = ''] = /^--([^=]+)(?:=([\s\S]*))?$/.exec(argument) ?? [];
    if (name === undefined) folder = path.resolve(argument);
    else if (name === 'extensionDevelopmentPath') developed.push(path.resolve(value));
    else options.set(name, value);
  }
  return { options, developed, ...(folder === undefined ? {} : { folder }) };
}

function userSettings(userDataFolder: string | undefined): Settings {
  if (userDataFolder === undefined) return {};
  try {
    return JSON.parse(readFileSync(path.join(userDataFolder, 'User/settings.json'), 'utf8')) as Settings;
  } catch {
    return {};
  }
}

/** Resolves with the status that the suite's run ended with, as VS Code's smoke test driver reports it. */
async function listenForExit(page: Page): Promise<{ readonly status: Promise<number> }> {
  let settle: (status: number) => void = () => {};
  const status = new Promise<number>((done, fail) => {
    settle = done;
    page.on('crash', () => fail(new Error('the page crashed')));
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => settle(code));
  await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => {
    const line = format(...args);
    if (!noise.test(line)) process.stdout.write(`${line}\n`);
  });
  return { status };
}

async function runSuite(server: Server, { options, developed, folder }: Arguments): Promise<number> {
  const suite = options.get('extensionTestsPath');
  if (suite === undefined) throw new Error('--extensionTestsPath is missing: this `code` only runs test suites');
  const browser = await launchBrowser();
  try {
    let exit: { readonly status: Promise<number> } | undefined;
    const { page } = await openPage(browser, server, {
      ...(folder === undefined ? {} : { folder }),
      payload: {
        ...Object.fromEntries(developed.map((each) => ['extensionDevelopmentPath', remoteUri(server, each)])),
        extensionTestsPath: remoteUri(server, path.resolve(suite)),
        enableProposedApi: '',
      },
      prepare: async (opened) => void (exit = await listenForExit(opened)),
    });
    const late = new Promise<never>((_, fail) => {
      setTimeout(() => fail(new Error(`the suite did not end within ${limit / 1000} s`)), limit).unref();
    });
    const gone = server.exited.then((status) => Promise.reject(new Error(`code-server ended with status ${status}`)));
    try {
      return await Promise.race([exit?.status ?? failed, late, gone]);
    } catch (error) {
      await page.screenshot({ path: path.join(scratch, 'integration-failed.png') }).catch(() => undefined);
      throw error;
    }
  } finally {
    await browser.close();
  }
}

async function main(): Promise<number> {
  const given = readArguments(process.argv.slice(2));
  const server = await startServer({ mode: 'driver', settings: userSettings(given.options.get('user-data-dir')) });
  try {
    const status = await runSuite(server, given);
    // A crashed extension host also ends in exit status 0: only the server's log tells.
    const crash = /Extension Host Process exited with code: (?!0, signal: null)[^\n]*/.exec(await server.log());
    if (crash) console.error(`[code] ${crash[0]}`);
    return crash && status === 0 ? hostCrashed : status;
  } finally {
    if (process.env['FLAN_VSCODE_LOG']) console.error(await server.log());
    server.stop();
  }
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(`[code] ${error instanceof Error ? error.message : String(error)}`);
    process.exit(failed);
  },
);
