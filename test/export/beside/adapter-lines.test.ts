import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { axolotlConfig } from '../../../src/export/beside/axolotl';
import { llamaFactoryConfig } from '../../../src/export/beside/llama-factory';
import { trlConfig } from '../../../src/export/beside/trl';
import { files, settings } from './a-setting';

const all = { kind: 'lora', rank: 4, alpha: 8, dropout: 0.1, targetModules: 'all-linear' } as const;
const some = { ...all, targetModules: ['q_proj', 'v_proj'] };

/** The keys of a configuration that the settings of LoRA may add. */
function keys(text: string | undefined, ...names: readonly string[]): unknown[] {
  const config = parse(text ?? '', { version: '1.1' }) as Readonly<Record<string, unknown>>;
  return names.map((name) => config[name]);
}

describe('adapters for other trainers', () => {
  it('are told to TRL', () => {
    const names = ['use_peft', 'lora_r', 'lora_alpha', 'lora_dropout', 'lora_target_modules'];
    const of = (adapter: typeof all | typeof some) =>
      keys(trlConfig({ ...settings, adapter }, files('prompt_completion')), ...names);
    assert.deepEqual(of(all), [true, 4, 8, 0.1, 'all-linear']);
    assert.deepEqual(of(some).at(-1), ['q_proj', 'v_proj']);
    assert.deepEqual(keys(trlConfig(settings, files('prompt_completion')), 'use_peft'), [undefined]);
  });

  it('are told to Axolotl', () => {
    const names = ['adapter', 'lora_r', 'lora_alpha', 'lora_dropout', 'lora_target_linear', 'lora_target_modules'];
    const of = (adapter: typeof all | typeof some) =>
      keys(axolotlConfig({ ...settings, adapter }, files('alpaca')), ...names);
    assert.deepEqual(of(all), ['lora', 4, 8, 0.1, true, undefined]);
    assert.deepEqual(of(some).slice(-2), [undefined, ['q_proj', 'v_proj']]);
    assert.deepEqual(keys(axolotlConfig(settings, files('alpaca')), 'adapter'), [undefined]);
  });

  it('are told to LLaMA-Factory', () => {
    const names = ['finetuning_type', 'lora_rank', 'lora_alpha', 'lora_dropout', 'lora_target'];
    const of = (adapter: typeof all | typeof some) =>
      keys(llamaFactoryConfig({ ...settings, adapter }, files('alpaca')), ...names);
    assert.deepEqual(of(all), ['lora', 4, 8, 0.1, 'all']);
    assert.equal(of(some).at(-1), 'q_proj,v_proj');
    assert.deepEqual(keys(llamaFactoryConfig(settings, files('alpaca')), ...names).slice(0, 2), ['full', undefined]);
  });

  it('leave Adafactor and micro-batches to the trainer', () => {
    const text = trlConfig({ ...settings, optimizer: 'adafactor', microBatch: 4 }, files('prompt_completion'));
    const names = ['optim', 'adam_beta1', 'per_device_train_batch_size', 'gradient_accumulation_steps'];
    assert.deepEqual(keys(text, ...names), ['adafactor', undefined, 4, 2]);
  });
});
