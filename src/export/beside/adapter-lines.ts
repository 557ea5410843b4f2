import type { ConfigLine } from './config-text';
import { scalar } from './config-text';
import type { TrainerSettings } from './settings';

type Lora = NonNullable<TrainerSettings['adapter']>;

/** The recipe's adapter for TRL, by the keys of its `ModelConfig`. */
export function trlAdapter({ adapter }: TrainerSettings): readonly ConfigLine[] {
  if (adapter === undefined) return [];
  return [
    ['use_peft', true],
    ['lora_r', adapter.rank],
    ['lora_alpha', adapter.alpha],
    ['lora_dropout', adapter.dropout],
    ['lora_target_modules', modules(adapter)],
    'blank',
  ];
}

export function axolotlAdapter({ adapter }: TrainerSettings): readonly ConfigLine[] {
  if (adapter === undefined) return [];
  return [
    ['adapter', adapter.kind],
    ['lora_r', adapter.rank],
    ['lora_alpha', adapter.alpha],
    ['lora_dropout', adapter.dropout],
    adapter.targetModules === 'all-linear' ? ['lora_target_linear', true] : ['lora_target_modules', modules(adapter)],
    'blank',
  ];
}

export function llamaFactoryAdapter({ adapter }: TrainerSettings): readonly ConfigLine[] {
  if (adapter === undefined) return [['finetuning_type', 'full']];
  const { targetModules } = adapter;
  return [
    ['finetuning_type', adapter.kind],
    ['lora_rank', adapter.rank],
    ['lora_alpha', adapter.alpha],
    ['lora_dropout', adapter.dropout],
    ['lora_target', targetModules === 'all-linear' ? 'all' : targetModules.join(',')],
  ];
}

function modules({ targetModules }: Lora) {
  return typeof targetModules === 'string'
    ? targetModules
    : { block: targetModules.map((name) => `- ${scalar(name)}`) };
}
