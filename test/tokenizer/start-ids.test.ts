import assert from 'node:assert/strict';
import { startIds } from '../../src/tokenizer/start-ids';

const template = {
  type: 'TemplateProcessing',
  single: [
    { SpecialToken: { id: '<s>', type_id: 0 } },
    { Sequence: { id: 'A', type_id: 0 } },
    { SpecialToken: { id: '</s>' } },
  ],
  special_tokens: {
    '<s>': { id: '<s>', ids: [7], tokens: ['<s>'] },
    '</s>': { id: '</s>', ids: [9], tokens: ['</s>'] },
  },
};

describe('startIds', () => {
  it('are those that the template names before the text', () => {
    assert.deepEqual(startIds({ post_processor: template }, {}), [7]);
  });

  it('are found in a sequence of processors', () => {
    const processor = { type: 'Sequence', processors: [{ type: 'ByteLevel' }, template] };
    assert.deepEqual(startIds({ post_processor: processor }, {}), [7]);
  });

  it('are none where the configuration says so, and where nothing is named', () => {
    assert.deepEqual(startIds({ post_processor: template }, { add_bos_token: false }), []);
    for (const processor of [null, undefined, { type: 'ByteLevel' }, { ...template, single: [] }])
      assert.deepEqual(startIds({ post_processor: processor }, {}), []);
  });
});
