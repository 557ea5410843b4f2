import type { ModelConfig } from '../model-config';
import type { Family } from './family';
import { llama } from './llama';

/** Every family there is; a new one is a page beside this file and a line here. */
export const FAMILIES: readonly Family[] = [llama];

export function familyOf(modelType: unknown): Family | undefined {
  return FAMILIES.find((family) => family.modelType === modelType);
}

/** What a weight may be called in files, its own name first. */
export function storedNames({ basePrefix = '' }: Family, name: string): readonly string[] {
  return basePrefix !== '' && name.startsWith(basePrefix) ? [name, name.slice(basePrefix.length)] : [name];
}

/** Whether a tensor in a file is no weight: a rotary table, the head of a model whose head is its embedding. */
export function isPassedOver(family: Family, name: string, { tieWordEmbeddings }: ModelConfig): boolean {
  return (
    (tieWordEmbeddings && name === 'lm_head.weight') ||
    name.endsWith('.rotary_emb.inv_freq') ||
    family.passedOver?.test(name) === true
  );
}
