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

/** The tiny Llama that the goldens of training start from, and the batch each of their steps takes. */
export async function goldenStart(): Promise<{ model: Model; batch: PackedSequence[]; length: number }> {
  const folder = join(fixtures, 'llama');
  const config = parseConfig(await readFile(join(folder, 'config.json'), 'utf8'));
  const weights = await readSafetensors(join(folder, 'model.safetensors'));
  assert.ok(config.ok && weights.ok);
  const facts = JSON.parse(await readFile(join(folder, 'golden.json'), 'utf8')) as {
    readonly ids: readonly (readonly number[])[];
    readonly labelled_from: number;
  };
  const ours = parameterSpecs(config.value).map(({ name }) => [name, weights.value.tensors.get(name)!] as const);
  return {
    model: { config: config.value, tokenizer: characters, weights: new Map(ours) },
    batch: facts.ids.map((ids) => packed(ids.length, [ids], facts.labelled_from - 1)),
    length: facts.ids[0]!.length,
  };
}

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
