import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackedSequence } from '../../src/mixture';
import type { Model, Tensor } from '../../src/model';
import { parameterSpecs, parseConfig, readSafetensors } from '../../src/model';
import { characters, packed } from './tiny';

/** Made by `test/goldens/make.py` and `make_training.py`. */
export const fixtures = join(__dirname, '..', 'goldens', 'fixtures');

export interface Trajectory {
  readonly losses: readonly number[];
  readonly norms: readonly number[];
}

/** What `transformers` and `torch` say of a tiny decoder. */
export interface Golden extends Trajectory {
  readonly model: Model;
  /** Logits, gradients and trained weights. */
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly ids: readonly (readonly number[])[];
  /** The batch of its loss and of each step; `length` in tokens. */
  readonly batch: PackedSequence[];
  readonly length: number;
  /** How many tokens of the batch are labelled. */
  readonly labelled: number;
}

/** A tiny decoder by its folder's name in fixtures. */
export async function goldenDecoder(name: string): Promise<Golden> {
  const folder = join(fixtures, name);
  const config = parseConfig(await readFile(join(folder, 'config.json'), 'utf8'));
  const weights = await readSafetensors(join(folder, 'model.safetensors'));
  const golden = await readSafetensors(join(folder, 'golden.safetensors'));
  assert.ok(config.ok && config.value.kind === 'decoder' && weights.ok && golden.ok);
  const facts = JSON.parse(await readFile(join(folder, 'golden.json'), 'utf8')) as Trajectory & {
    readonly ids: readonly (readonly number[])[];
    readonly labelled_from: number;
  };
  const ours = parameterSpecs(config.value).map(({ name: key }) => [key, weights.value.tensors.get(key)!] as const);
  assert.equal(ours.length, weights.value.tensors.size);
  const length = facts.ids[0]!.length;
  return {
    model: { config: config.value, tokenizer: characters, weights: new Map(ours) },
    tensors: golden.value.tensors,
    ids: facts.ids,
    losses: facts.losses,
    norms: facts.norms,
    batch: facts.ids.map((ids) => packed(ids.length, [ids], facts.labelled_from - 1)),
    length,
    labelled: facts.ids.length * (length - facts.labelled_from),
  };
}

/** The tiny Llama that the goldens of training start from, and the batch each of their steps takes. */
export const goldenStart = (): Promise<Golden> => goldenDecoder('llama');

/** What a training of 20 steps came to, by the folder's name in fixtures/training. */
export async function goldenTraining(
  name: string,
): Promise<{ readonly tensors: ReadonlyMap<string, Tensor>; readonly trajectory: Trajectory }> {
  const folder = join(fixtures, 'training', name);
  const golden = await readSafetensors(join(folder, 'golden.safetensors'));
  assert.ok(golden.ok);
  const trajectory = JSON.parse(await readFile(join(folder, 'golden.json'), 'utf8')) as Trajectory;
  return { tensors: golden.value.tensors, trajectory };
}

/** The elements of two lists of numbers differ by less than `limit`. */
export function near(actual: ArrayLike<number>, expected: ArrayLike<number>, limit: number, what: string): void {
  assert.equal(actual.length, expected.length, what);
  for (let i = 0; i < actual.length; i++)
    assert.ok(Math.abs(actual[i]! - expected[i]!) < limit, `${what}[${i}]: ${actual[i]} and ${expected[i]}`);
}
