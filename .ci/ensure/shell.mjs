// What every part of `ensure` shares: where things are, how a command is run, how a failure is told.
import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Large downloads live outside the repository, shared by clones. */
export const cacheFolder = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'flan-workbench');

/** Something that is needed is not here and could not be brought here; the message ends with what to do about it. */
export class Unavailable extends Error {
  constructor(what, remedy) {
    super(`${what}\n  remedy: ${remedy}`);
    this.name = 'Unavailable';
  }
}

/** Progress goes to stderr: stdout belongs to the command that called. */
export function say(line) {
  process.stderr.write(`[ensure] ${line}\n`);
}

/** Runs `npm`, by the npm that started us where there is one: on Windows `npm` alone is no program. */
export function npm(args, options) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js')
    ? run(process.execPath, [cli, ...args], options)
    : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { shell: process.platform === 'win32', ...options });
}

/**
 * Runs a command without input and gives its exit status and what it printed. It never throws: a program that is not
 * there has status 127.
 */
export function run(command, args, options = {}) {
  return new Promise((done) => {
    let output = '';
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => done({ status: 127, output: error.message }));
    child.on('close', (status) => done({ status: status ?? 1, output }));
  });
}

/** The last lines of a failed command's output, for its error message. */
export function tail(output, lines = 15) {
  return output.trimEnd().split('\n').slice(-lines).join('\n');
}
