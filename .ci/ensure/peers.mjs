// The Python tools that read our exports (`datasets`, TRL, LLaMA-Factory, Axolotl, lm-evaluation-harness).
import path from 'node:path';
import { pythonEnvironment } from './python.mjs';
import { root } from './shell.mjs';

const peers = pythonEnvironment({
  name: 'peers',
  requirements: path.join(root, 'test/peers/requirements.txt'),
  what: 'datasets, TRL, LLaMA-Factory, Axolotl and lm_eval, without torch',
  pip: ['--no-deps'],
});

/** The environment's Python. */
export const peersPython = peers.interpreter;

/** Makes the environment unless it is there (a minute or two). Gives its Python. */
export const ensurePeers = peers.ensure;
