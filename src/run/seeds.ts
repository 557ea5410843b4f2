import { join } from 'node:path';
import type { Model } from '../model';

/** A copy of a model's weights, to start every training seed from the same base. */
export function snapshot(model: Model): () => void {
  const kept = [...model.weights].map(([name, { data }]) => [name, data.slice()] as const);
  return () => {
    for (const [name, data] of kept) model.weights.get(name)!.data.set(data);
  };
}

/** The folder of a tuned model: `model` for the first seed, `model-seed-N` for the others. */
export function modelFolder(base: string, seeds: readonly number[], seed: number): string {
  return seeds[0] === seed ? base : join(`${base}-seed-${String(seed)}`);
}
