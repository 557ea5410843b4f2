// `npm start`: the workbench on the sample workspace. Desktop VS Code where there is a `code`, else code-server with its
// address printed (and opened where there is a browser to open it with). Ctrl-C stops it.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { repository } from './paths';
import { startServer } from './server';

const folder = path.resolve(process.argv[2] ?? path.join(repository, 'examples/micro-flan'));

/** A program's path on PATH, if it is there. */
function program(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((place) => path.join(place, process.platform === 'win32' ? `${name}.cmd` : name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

function openDesktop(code: string): void {
  console.log(`Opening ${folder} in VS Code (${code})`);
  spawn(code, [`--extensionDevelopmentPath=${repository}`, folder], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  }).on('exit', (status) => process.exit(status ?? 1));
}

async function openInBrowser(): Promise<void> {
  const server = await startServer({ settings: { 'workbench.startupEditor': 'readme' } });
  const url = `${server.url}/?folder=${encodeURIComponent(folder)}`;
  console.log(`FLAN Workbench on ${path.relative(process.cwd(), folder) || folder}:\n\n  ${url}\n`);
  console.log('Only this machine can reach it. Ctrl-C stops it.');
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? program('xdg-open');
  if (opener && hasDisplay && !process.env['CI']) {
    spawn(opener, [url], { stdio: 'ignore', detached: true })
      .on('error', () => undefined)
      .unref();
  }
  process.exitCode = await server.exited;
}

const code = hasDisplay ? program('code') : undefined;
if (code) openDesktop(code);
else
  openInBrowser().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
