import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { datasetInfo, llamaFactoryConfig } from '../../../src/export/beside/llama-factory';
import { files, settings } from './a-setting';

describe('datasetInfo', () => {
  it('lists every file that LLaMA-Factory can read', () => {
    const info = JSON.parse(datasetInfo(files('messages', 'alpaca', 'axolotl_segments')) ?? '') as object;
    assert.deepEqual(Object.keys(info), [
      'flan_messages',
      'flan_messages_held_out',
      'flan_alpaca',
      'flan_alpaca_held_out',
    ]);
    assert.deepEqual(info['flan_messages' as keyof typeof info], {
      file_name: 'messages/train.jsonl',
      formatting: 'sharegpt',
      columns: { messages: 'messages' },
      tags: {
        role_tag: 'role',
        content_tag: 'content',
        user_tag: 'user',
        assistant_tag: 'assistant',
        system_tag: 'system',
      },
    });
    assert.equal(datasetInfo(files('axolotl_segments')), undefined);
  });
});

describe('llamaFactoryConfig', () => {
  it('names a dataset of dataset_info.json and maps the settings', () => {
    const config = parse(llamaFactoryConfig(settings, files('prompt_completion')) ?? '', { version: '1.1' }) as Record<
      string,
      unknown
    >;
    assert.equal(config['dataset'], 'flan_prompt_completion');
    assert.equal(config['dataset_dir'], '.');
    assert.equal(config['learning_rate'], 3e-5);
    assert.equal(config['cutoff_len'], 100);
    assert.equal(config['per_device_train_batch_size'], 6);
    assert.equal(config['max_steps'], 123);
    assert.equal(config['train_on_prompt'], false);
    assert.equal(config['neat_packing'], false);
  });

  it('is not there for segments alone', () => {
    assert.equal(llamaFactoryConfig(settings, files('axolotl_segments')), undefined);
  });
});
