import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { trlConfig } from '../../../src/export/beside/trl';
import { files, settings } from './a-setting';

/** As PyYAML reads it, which is what trainers use. */
const read = (text: string | undefined): unknown => parse(text ?? '', { version: '1.1' });

describe('trlConfig', () => {
  it('maps every setting of the recipe', () => {
    assert.deepEqual(read(trlConfig(settings, files('prompt_completion'))), {
      model_name_or_path: '../model',
      datasets: [
        {
          path: 'json',
          data_files: 'prompt_completion/train.jsonl',
          split: 'train',
          columns: ['prompt', 'completion'],
        },
      ],
      output_dir: 'mine-trl',
      completion_only_loss: true,
      max_length: 100,
      packing: false,
      per_device_train_batch_size: 6,
      gradient_accumulation_steps: 1,
      max_steps: 123,
      optim: 'adamw_torch',
      learning_rate: 3e-5,
      lr_scheduler_type: 'constant_with_warmup',
      warmup_steps: 7,
      weight_decay: 0.02,
      adam_beta1: 0.8,
      adam_beta2: 0.95,
      adam_epsilon: 1e-7,
      max_grad_norm: 0.5,
      bf16: false,
      dtype: 'float32',
      seed: 5,
      logging_steps: 3,
      save_strategy: 'steps',
      save_steps: 40,
      report_to: 'none',
    });
  });

  it('takes conversations where there is nothing plainer', () => {
    const config = read(trlConfig(settings, files('alpaca', 'messages'))) as Record<string, unknown>;
    assert.deepEqual((config['datasets'] as { columns: string[] }[])[0]!.columns, ['messages']);
    assert.equal(config['assistant_only_loss'], true);
    assert.equal(config['completion_only_loss'], undefined);
  });

  it('says epochs, and saves at the end alone, where the recipe does', () => {
    const other = { ...settings, extent: { kind: 'epochs', epochs: 2 } as const, checkpointEvery: 0 };
    const config = read(trlConfig(other, files('prompt_completion'))) as Record<string, unknown>;
    assert.deepEqual([config['num_train_epochs'], config['max_steps']], [2, undefined]);
    assert.deepEqual([config['save_strategy'], config['save_steps']], ['no', undefined]);
  });

  it('is not there where TRL reads none of the formats', () => {
    assert.equal(trlConfig(settings, files('inputs_targets', 'alpaca')), undefined);
    assert.equal(trlConfig(settings, []), undefined);
  });
});
