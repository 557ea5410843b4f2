// Virtual environments of Python in the user's cache folder, each keyed by the text of its requirements file.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, run, say, tail, Unavailable } from './shell.mjs';

const inside = process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python';

/**
 * An environment that may not be made yet.
 * @param {{ name: string, requirements: string, what: string, pip?: readonly string[] }} wanted `what` is installed, in
 *   words; `pip` are further options of `pip install`
 */
export function pythonEnvironment({ name, requirements, what, pip = [] }) {
  const key = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const home = path.join(cacheFolder, `${name}-${key}`);
  const interpreter = path.join(home, inside);
  return { interpreter, ensure: () => ensure({ home, interpreter, requirements, what, pip }) };
}

/** Makes the environment unless it is there. Gives its Python. */
async function ensure({ home, interpreter, requirements, what, pip }) {
  const done = path.join(home, 'installed');
  if (existsSync(done)) return interpreter;
  const python = process.env.PYTHON || (process.platform === 'win32' ? 'python' : 'python3');
  const version = await run(python, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']);
  const [major = 0, minor = 0] = version.output.trim().split('.').map(Number);
  if (version.status !== 0 || major < 3 || (major === 3 && minor < 11)) {
    const remedy = 'install it, or name it in the variable PYTHON';
    throw new Unavailable(`${what} need Python 3.11 or later, which is not here`, remedy);
  }
  say(`installing ${what} into ${home}...`);
  // A virtual environment cannot be moved, so it is built in its place and marked when it is whole.
  rmSync(home, { recursive: true, force: true });
  mkdirSync(path.dirname(home), { recursive: true });
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...pip, '-r', requirements];
  for (const [command, args] of [
    [python, ['-m', 'venv', home]],
    [interpreter, install],
  ]) {
    const { status, output } = await run(command, args);
    if (status === 0) continue;
    rmSync(home, { recursive: true, force: true });
    throw new Unavailable(`${what} could not be installed:\n${tail(output, 3)}`, 'see that PyPI can be reached');
  }
  mkdirSync(done);
  return interpreter;
}
