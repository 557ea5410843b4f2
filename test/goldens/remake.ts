/**
 * Makes one family's goldens and those of the tokenizers anew, with Python, and compares them to what is stored: the
 * numbers that tests hold us to are those of `transformers`, `torch` and `tokenizers`, not of a file.
 *
 *     npm test -- goldens
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTrainers } from '../../.ci/ensure/trainers.mjs';
import { readSafetensors } from '../../src/model';

/** Sandwiched norms, windows, two kinds of waves, a scale of its own: the family with the most parts. */
const FAMILY = 'gemma3';

/** What torch's own sums may differ by from machine to machine, after 20 steps of AdamW. */
const LIMIT = 1e-5;

const fixtures = join(__dirname, 'fixtures');
const counts = { passed: 0, failed: 0 };

function check(what: string, fault: string | undefined): void {
  counts[fault === undefined ? 'passed' : 'failed']++;
  console.log(fault === undefined ? `ok   ${what}` : `FAIL ${what}: ${fault}`);
}

function run(python: string, script: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(python, [join(__dirname, script), ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${script} failed:\n${stderr}`);
}

/** The largest difference of two files of tensors. */
async function tensorsFault(made: string, stored: string): Promise<string | undefined> {
  const [ours, theirs] = [await readSafetensors(stored), await readSafetensors(made)];
  if (!ours.ok || !theirs.ok) return 'a file cannot be read';
  const { tensors } = theirs.value;
  if (tensors.size !== ours.value.tensors.size) return `${tensors.size} tensors instead of ${ours.value.tensors.size}`;
  let most = 0;
  for (const [name, { data }] of ours.value.tensors) {
    const other = tensors.get(name);
    if (other?.data.length !== data.length) return `no ${name} of ${data.length} numbers`;
    data.forEach((x, i) => (most = Math.max(most, Math.abs(x - other.data[i]!))));
  }
  return most <= LIMIT ? undefined : `they differ by ${most}`;
}

/** Whether the golden of a tokenizer says the same; versions may differ. */
async function textsFault(made: string, stored: string): Promise<string | undefined> {
  const read = async (file: string): Promise<string> => {
    const { texts } = JSON.parse(await readFile(file, 'utf8')) as { readonly texts: unknown };
    return JSON.stringify(texts);
  };
  return (await read(made)) === (await read(stored)) ? undefined : 'other ids or texts';
}

async function main(): Promise<void> {
  const python = await ensureTrainers();
  const folder = await mkdtemp(join(tmpdir(), 'goldens-'));
  try {
    run(python, 'make.py', '--into', folder, FAMILY);
    for (const file of ['model.safetensors', 'golden.safetensors'])
      check(`${FAMILY}/${file}`, await tensorsFault(join(folder, FAMILY, file), join(fixtures, FAMILY, file)));
    const tokenizers = join(folder, 'tokenizers');
    run(python, 'make_tokenizers.py', '--into', tokenizers);
    for (const kind of await readdir(tokenizers)) {
      const [made, stored] = [tokenizers, join(fixtures, 'tokenizers')].map((at) => join(at, kind, 'golden.json'));
      check(`tokenizers/${kind}`, await textsFault(made!, stored!));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}

void main();
