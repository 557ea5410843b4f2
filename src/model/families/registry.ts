import type { ModelConfig } from '../model-config';
import type { Family } from './family';
import { gemma2 } from './gemma2';
import { gemma3, gemma3Text } from './gemma3';
import { gptNeoX } from './gpt-neox';
import { gpt2 } from './gpt2';
import { llama } from './llama';
import { mistral } from './mistral';
import { opt } from './opt';
import { qwen2 } from './qwen2';
import { qwen3 } from './qwen3';
import { t5 } from './t5';

/** Every family there is; a new one is a page beside this file and a line here. */
export const FAMILIES: readonly Family[] = [
  llama,
  qwen2,
  qwen3,
  mistral,
  gemma2,
  gemma3Text,
  gemma3,
  gpt2,
  gptNeoX,
  opt,
  t5,
];

export function familyOf(modelType: unknown): Family | undefined {
  return FAMILIES.find((family) => family.modelType === modelType);
}

/** What a weight may be called in files, its own name first. */
export function storedNames({ basePrefix = '', otherPrefixes = [] }: Family, name: string): readonly string[] {
  if (basePrefix === '' || !name.startsWith(basePrefix)) return [name];
  const rest = name.slice(basePrefix.length);
  return [name, rest, ...otherPrefixes.map((prefix) => `${prefix}${rest}`)];
}

/** Whether a tensor in a file is no weight: a rotary table, the head of a model whose head is its embedding. */
export function isPassedOver(family: Family, name: string, { tieWordEmbeddings }: ModelConfig): boolean {
  return (
    (tieWordEmbeddings && name === 'lm_head.weight') ||
    name.endsWith('.rotary_emb.inv_freq') ||
    family.passedOver?.test(name) === true
  );
}
