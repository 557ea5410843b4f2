// Exports the example and has the tools read it that exports are made for. Plain Node; `ensurePeers` has been here.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { peersPython } from '../../.ci/ensure/peers.mjs';
import { root } from '../../.ci/ensure/shell.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'flan-peers-'));
const recipe = path.join(root, 'examples/micro-flan/hold-out-nli.recipe.flan.yaml');
const model = path.join(root, 'examples/micro-flan/model');
const rows = 'prompt_completion,messages,alpaca,axolotl_segments,inputs_targets';
const at = (name) => path.join(folder, name);
let passed = 0;
let failed = 0;

function exportTo(name, formats, ...more) {
  const args = ['export', recipe, '--to', formats, '--out', at(name), '--rows', '2000', ...more];
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`export ${formats} failed:\n${stdout}${stderr}`);
}

/** @param counts whether the script counts for itself; else its exit status is the one check */
function python(script, args, counts = true) {
  console.log(
    `${script} ${args.map((arg) => (arg.startsWith(folder) ? path.relative(folder, arg) : arg.startsWith('-') ? arg : path.basename(arg))).join(' ')}`,
  );
  const { status, stdout, stderr } = spawnSync(peersPython, [path.join(root, 'test/peers', script), ...args], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...process.env, HF_HUB_OFFLINE: '1', HF_DATASETS_OFFLINE: '1', TRANSFORMERS_VERBOSITY: 'error' },
  });
  const [, good, bad] = counts ? (/(\d+) passed, (\d+) failed\s*$/.exec(stdout) ?? [0, 0, 1]) : [0, 1 - status, status];
  passed += Math.max(0, Number(good));
  failed += Number(bad);
  const quiet = status === 0 && Number(bad) === 0;
  console.log(quiet ? `  ${stdout.trim().split('\n').at(-1)}` : `${stdout}${stderr}`);
}

/** Has Python's huggingface_hub look for what we downloaded. */
function hubCache() {
  const test = path.join(root, 'test/peers/hub-cache.test.ts');
  console.log('huggingface_hub finds what was downloaded');
  const args = [
    path.join(root, 'node_modules/mocha/bin/mocha.js'),
    '--no-config',
    '--import=tsx',
    '--timeout=60000',
    test,
  ];
  const env = { ...process.env, FLAN_PYTHON: peersPython };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: root, env });
  const good = Number(/(\d+) passing/.exec(stdout)?.[1] ?? 0);
  passed += good;
  if (status === 0 && good > 0) return;
  failed++;
  console.log(`${stdout}${stderr}`);
}

try {
  hubCache();
  exportTo('jsonl', rows);
  exportTo('parquet', rows, '--container', 'parquet');
  exportTo('harness', 'lm_eval,lm_eval_symbolic');
  python('datasets_load.py', [at('jsonl'), at('parquet')]);
  python('trl_formats.py', [at('jsonl'), model]);
  python('config_keys.py', [at('jsonl')]);
  python('lm_eval_loads.py', [at('harness/lm_eval'), '--like', at('harness/lm_eval_symbolic')], false);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
