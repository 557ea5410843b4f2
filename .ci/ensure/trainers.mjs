// The Python engines that ours is measured against. `npm test` needs none of them.
import path from 'node:path';
import { pythonEnvironment } from './python.mjs';
import { root } from './shell.mjs';

const trainers = pythonEnvironment({
  name: 'trainers',
  requirements: path.join(root, 'bench/engine/requirements.txt'),
  what: 'torch, transformers, peft and lm_eval (some 6 GB)',
});

/** A Python that has them: the one that FLAN_TRAINERS names, or an environment of our own, made where it is missing. */
export const ensureTrainers = async () => process.env.FLAN_TRAINERS || trainers.ensure();
