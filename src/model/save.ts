import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../disk';
import { printConfig } from './config';
import type { Model } from './model';
import { INDEX_FILE, SINGLE_FILE } from './find-weights';
import { parameterSpecs } from './parameters';
import type { StoredDtype } from './safetensors-write';
import { bytesPerNumber, writeSafetensors } from './safetensors-write';
import type { Tensor } from './tensor';

export interface SaveOptions {
  /** How weights are stored: as they are, or halved in size by rounding to 16 bits. */
  readonly dtype: StoredDtype;
  /** The most bytes of weights one file holds, as far as whole weights allow; 5 GB when left out. */
  readonly shardBytes?: number;
}

/** What the hub recommends for one file. */
const SHARD_BYTES = 5e9;

/**
 * Writes a folder that `transformers` (and `loadModel`) reads. Every file is written whole or not at all; the weights
 * come last, and the index of several files last of all, so a folder that loads is complete. @throws what the file system throws.
 */
export async function saveModel(model: Model, folder: string, options: SaveOptions): Promise<void> {
  await mkdir(folder, { recursive: true });
  const texts = new Map(model.tokenizer.files);
  texts.set('config.json', printConfig(model.config, options.dtype === 'f32' ? 'float32' : 'float16'));
  for (const [name, text] of texts) await writeWhole(join(folder, name), [Buffer.from(text, 'utf8')]);
  const tensors = parameterSpecs(model.config).map(({ name }) => [name, model.weights.get(name)!] as const);
  const shards = shardsOf(tensors, options);
  const names = shards.map((_, i) => (shards.length === 1 ? SINGLE_FILE : shardName(i, shards.length)));
  const metadata = new Map([['format', 'pt']]);
  for (const [i, shard] of shards.entries())
    await writeSafetensors(join(folder, names[i]!), shard, { dtype: options.dtype, metadata });
  const index = join(folder, INDEX_FILE);
  if (shards.length === 1) await rm(index, { force: true });
  else await writeWhole(index, [Buffer.from(printIndex(shards, names, options.dtype), 'utf8')]);
}

type Entry = readonly [string, Tensor];

function shardsOf(tensors: readonly Entry[], { dtype, shardBytes = SHARD_BYTES }: SaveOptions): readonly Entry[][] {
  const shards: Entry[][] = [[]];
  let bytes = 0;
  for (const entry of tensors) {
    const more = entry[1].data.length * bytesPerNumber(dtype);
    if (bytes > 0 && bytes + more > shardBytes) {
      shards.push([]);
      bytes = 0;
    }
    shards.at(-1)!.push(entry);
    bytes += more;
  }
  return shards;
}

/** As `transformers` names them, counted from 1. */
function shardName(index: number, count: number): string {
  const five = (n: number): string => String(n).padStart(5, '0');
  return `model-${five(index + 1)}-of-${five(count)}.safetensors`;
}

function printIndex(shards: readonly Entry[][], names: readonly string[], dtype: StoredDtype): string {
  const numbers = shards.flat().reduce((sum, [, { data }]) => sum + data.length, 0);
  const map = Object.fromEntries(shards.flatMap((shard, i) => shard.map(([name]) => [name, names[i]!])));
  const index = { metadata: { total_size: numbers * bytesPerNumber(dtype) }, weight_map: map };
  return `${JSON.stringify(index, null, 2)}\n`;
}
