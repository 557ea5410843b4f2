import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { axolotlConfig } from '../../../src/export/beside/axolotl';
import type { RowFormatId } from '../../../src/export';
import { files, settings } from './a-setting';

type Config = Record<string, unknown> & { readonly datasets: readonly Record<string, unknown>[] };
const read = (...formats: RowFormatId[]): Config =>
  parse(axolotlConfig(settings, files(...formats)) ?? '', { version: '1.1' }) as Config;

describe('axolotlConfig', () => {
  it('prefers the template-free type', () => {
    const { datasets } = read('alpaca', 'messages', 'prompt_completion', 'axolotl_segments');
    assert.deepEqual(datasets, [{ path: 'axolotl_segments/train.jsonl', ds_type: 'json', type: 'input_output' }]);
  });

  it('joins prompt and completion as they are', () => {
    const { type } = read('prompt_completion').datasets[0] as { type: Record<string, string> };
    assert.deepEqual(type, {
      system_prompt: '',
      field_instruction: 'prompt',
      field_output: 'completion',
      format: '{instruction}',
      no_input_format: '{instruction}',
    });
  });

  it('has a type for conversations and for Alpaca', () => {
    assert.equal(read('messages').datasets[0]!['type'], 'chat_template');
    assert.equal(read('alpaca').datasets[0]!['type'], 'alpaca');
    assert.equal(axolotlConfig(settings, files('inputs_targets')), undefined);
  });

  it('maps the settings', () => {
    const { datasets: _datasets, ...config } = read('axolotl_segments');
    assert.deepEqual(config, {
      base_model: '../model',
      shuffle_merged_datasets: false,
      dataset_prepared_path: 'mine-axolotl/prepared',
      output_dir: 'mine-axolotl',
      train_on_inputs: false,
      sequence_len: 100,
      excess_length_strategy: 'truncate',
      sample_packing: false,
      pad_to_sequence_len: false,
      micro_batch_size: 6,
      gradient_accumulation_steps: 1,
      max_steps: 123,
      optimizer: 'adamw_torch',
      learning_rate: 3e-5,
      lr_scheduler: 'constant_with_warmup',
      warmup_steps: 7,
      weight_decay: 0.02,
      adam_beta1: 0.8,
      adam_beta2: 0.95,
      adam_epsilon: 1e-7,
      max_grad_norm: 0.5,
      bf16: false,
      seed: 5,
      logging_steps: 3,
      save_steps: 40,
    });
  });
});
