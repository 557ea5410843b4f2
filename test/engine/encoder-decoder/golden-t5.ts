import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackedSequence } from '../../../src/mixture';
import type { EncoderDecoderConfig, Model, Tensor } from '../../../src/model';
import { parameterSpecs, parseConfig, readSafetensors } from '../../../src/model';
import { characters } from '../tiny';

/** Made by `test/goldens/make_t5.py` with torch and transformers. */
export const goldens = join(__dirname, '..', '..', 'goldens', 'fixtures');

/** The losses of 20 steps, and the norms of their gradients before clipping. */
export interface Trajectory {
  readonly losses: readonly number[];
  readonly norms: readonly number[];
}

export interface Facts {
  readonly inputs: readonly (readonly number[])[];
  readonly targets: readonly (readonly number[])[];
  readonly adamw: Trajectory;
  readonly adafactor: Trajectory;
  readonly generated: readonly (readonly number[])[];
  readonly buckets: Readonly<Record<string, { readonly both: readonly number[]; readonly back: readonly number[] }>>;
}

export interface GoldenT5 {
  readonly model: Model;
  readonly config: EncoderDecoderConfig;
  readonly golden: ReadonlyMap<string, Tensor>;
  readonly facts: Facts;
}

export async function openT5(name: 't5' | 'flan-t5'): Promise<GoldenT5> {
  const config = parseConfig(await readFile(join(goldens, name, 'config.json'), 'utf8'));
  const weights = await readSafetensors(join(goldens, name, 'model.safetensors'));
  const golden = await readSafetensors(join(goldens, name, 'golden.safetensors'));
  const facts = JSON.parse(await readFile(join(goldens, name, 'golden.json'), 'utf8')) as Facts;
  assert.ok(config.ok && weights.ok && golden.ok && config.value.kind === 'encoder-decoder');
  const ours = parameterSpecs(config.value).map(({ name: key }) => [key, weights.value.tensors.get(key)!] as const);
  assert.equal(ours.length, weights.value.tensors.size);
  const tokenizer = { ...characters, eosId: 1 };
  const model = { config: config.value, tokenizer, weights: new Map(ours) };
  return { model, config: config.value, golden: golden.value.tensors, facts };
}

export interface Pair {
  readonly input: readonly number[];
  readonly target: readonly number[];
}

/** Pairs laid end to end as packing does it; the target's tokens are all learnt, the first after `startId`. */
export function packedPairs(inputLength: number, length: number, pairs: readonly Pair[], startId = 0): PackedSequence {
  const side = (size: number) => ({ tokens: new Int32Array(size), segments: new Int32Array(size).fill(-1) });
  const input = side(inputLength);
  const sequence = {
    ...side(length),
    labels: new Int32Array(length).fill(-100),
    positions: new Int32Array(length),
    input,
  };
  let read = 0;
  let at = 0;
  pairs.forEach((pair, segment) => {
    for (const token of pair.input) {
      input.tokens[read] = token;
      input.segments[read++] = segment;
    }
    pair.target.forEach((token, position) => {
      sequence.tokens[at] = pair.target[position - 1] ?? startId;
      sequence.labels[at] = token;
      sequence.segments[at] = segment;
      sequence.positions[at++] = position;
    });
  });
  return sequence;
}
