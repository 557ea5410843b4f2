import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSafetensors } from '../../../src/model';
import { readRunFiles } from '../../../src/run';

/**
 * All that a run came to, without times: what must be the same whether it was interrupted or not. A file stands for its
 * hash.
 */
export async function outcomeOf(dir: string): Promise<Readonly<Record<string, unknown>>> {
  const read = await readRunFiles(dir);
  if (!read.ok) throw new Error(read.error.message);
  const { events, results, samples, state } = read.value;
  const outcome: Record<string, unknown> = { state, samples: hashOf(JSON.stringify(samples)) };
  for (const folder of (await readdir(dir)).filter((name) => name.startsWith('model'))) {
    for (const name of await readdir(join(dir, folder))) {
      outcome[`${folder}/${name}`] = hashOf(await readFile(join(dir, folder, name)));
    }
  }
  for (const name of await readdir(join(dir, 'checkpoints'))) {
    outcome[`checkpoints/${name}`] = await tensorsOf(join(dir, 'checkpoints', name));
  }
  const { seconds: _seconds, ...figures } = results!;
  outcome['results'] = {
    ...figures,
    seeds: figures.seeds.map(({ trainSeconds: _trainSeconds, ...seed }) => seed),
  };
  // Of what was done twice, the later counts.
  for (const event of events) {
    if (event.kind === 'step') {
      const { seed, step, loss, gradNorm, lr, tokens } = event;
      outcome[`step ${seed}/${step}`] = { loss, gradNorm, lr, tokens };
    }
    if (event.kind === 'dev') {
      const { seed, step, loss, accuracy, isBest } = event;
      outcome[`dev ${seed}/${step}`] = { loss, accuracy, isBest };
    }
    if (event.kind === 'scored') outcome[`scores of ${event.who}`] = event.scores;
  }
  return outcome;
}

/** What is in a checkpoint's tensors; its other content tells the time that was spent. */
async function tensorsOf(file: string): Promise<string> {
  const read = await readSafetensors(file);
  if (!read.ok) throw new Error(read.error.message);
  const hash = createHash('sha256');
  for (const [name, { data }] of read.value.tensors) {
    if (name === 'sha256') continue;
    hash.update(`\n${name}\n`);
    hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  }
  return hash.digest('hex');
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
