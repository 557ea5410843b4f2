// The Python tools that read our exports (`datasets`, TRL, LLaMA-Factory, Axolotl, lm-evaluation-harness): a virtual
// environment in the user's cache folder, keyed by test/peers/requirements.txt.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, root, run, say, tail, Unavailable } from './shell.mjs';

const requirements = path.join(root, 'test/peers/requirements.txt');
const key = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
const home = path.join(cacheFolder, `peers-${key}`);
const inside = process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python';

/** The environment's Python. */
export const peersPython = path.join(home, inside);

/** Makes the environment unless it is there. Gives its Python. */
export async function ensurePeers() {
  const done = path.join(home, 'installed');
  if (existsSync(done)) return peersPython;
  const python = process.env.PYTHON || (process.platform === 'win32' ? 'python' : 'python3');
  const version = await run(python, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']);
  const [major = 0, minor = 0] = version.output.trim().split('.').map(Number);
  if (version.status !== 0 || major < 3 || (major === 3 && minor < 11)) {
    const remedy = 'install it, or name it in the variable PYTHON';
    throw new Unavailable('the tools that read our exports need Python 3.11 or later, which is not here', remedy);
  }
  say(`installing datasets, TRL, LLaMA-Factory, Axolotl and lm_eval, without torch, into ${home} (a minute or two)...`);
  // A virtual environment cannot be moved, so it is built in its place and marked when it is whole.
  rmSync(home, { recursive: true, force: true });
  mkdirSync(path.dirname(home), { recursive: true });
  const steps = [
    [python, ['-m', 'venv', home]],
    [peersPython, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '-r', requirements]],
  ];
  for (const [command, args] of steps) {
    const { status, output } = await run(command, args);
    if (status === 0) continue;
    rmSync(home, { recursive: true, force: true });
    throw new Unavailable(
      `the Python tools could not be installed:\n${tail(output, 3)}`,
      'see that PyPI can be reached',
    );
  }
  mkdirSync(done);
  return peersPython;
}
