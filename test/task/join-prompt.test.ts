import assert from 'node:assert/strict';
import { joinPrompt } from '../../src/task';

describe('joinPrompt', () => {
  it('leaves the separator to the completion', () => {
    assert.deepEqual(joinPrompt('Is it wet?', ' '), { prompt: 'Is it wet?', lead: ' ' });
    assert.deepEqual(joinPrompt('Is it wet?', ''), { prompt: 'Is it wet?', lead: '' });
  });

  it('moves a newline that the prompt keeps to the completion, before the separator', () => {
    assert.deepEqual(joinPrompt('Is it wet?\n', ' '), { prompt: 'Is it wet?', lead: '\n ' });
  });
});
