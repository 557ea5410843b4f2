import assert from 'node:assert/strict';
import { createTokenizer } from '../../src/tokenizer';
import { tokenizerFiles, VOCABULARY } from './tokenizer-files';

describe('createTokenizer', () => {
  it('encodes without special tokens and decodes to the same text', async () => {
    const tokenizer = await createTokenizer(tokenizerFiles());
    assert.ok(tokenizer.ok);
    const { encode, decode, eosId, bosId, padId, vocabSize } = tokenizer.value;
    assert.deepEqual([eosId, bosId, padId, vocabSize], [1, 0, undefined, VOCABULARY]);
    const text = 'is the cat here? yes\n\n- the mat  ';
    assert.equal(decode(encode(text)), text);
    assert.equal(encode(' the yes').length, 2);
    assert.deepEqual([encode(''), decode([])], [[], '']);
    assert.deepEqual(encode('</s>'), [1]);
    assert.equal(decode([1]), '</s>');
  });

  it("lets the model's own ids win over the configuration", async () => {
    const tokenizer = await createTokenizer(tokenizerFiles(), { eosId: 5, padId: 6 });
    assert.ok(tokenizer.ok);
    assert.deepEqual([tokenizer.value.eosId, tokenizer.value.padId], [5, 6]);
  });

  it('reads special tokens written as objects', async () => {
    const tokenizer = await createTokenizer(tokenizerFiles({ eos_token: { content: '</s>' } }));
    assert.ok(tokenizer.ok && tokenizer.value.eosId === 1);
  });

  it('says what is wrong with the files', async () => {
    const whole = tokenizerFiles();
    const cases: readonly (readonly [ReadonlyMap<string, string>, string, RegExp])[] = [
      [new Map(), 'tokenizer-missing', /tokenizer\.json/],
      [new Map([...whole, ['tokenizer.json', '{']]), 'tokenizer-invalid', /tokenizer\.json cannot be read/],
      [new Map([...whole, ['tokenizer_config.json', '7']]), 'tokenizer-invalid', /tokenizer_config\.json/],
      [new Map([...whole, ['tokenizer.json', '{"model":{"type":"Odd"}}']]), 'tokenizer-invalid', /not supported/],
      [tokenizerFiles({ eos_token: undefined }), 'tokenizer-invalid', /eos_token/],
    ];
    for (const [files, code, message] of cases) {
      const tokenizer = await createTokenizer(files);
      assert.ok(!tokenizer.ok && tokenizer.error.code === code);
      assert.match(tokenizer.error.message, message);
    }
  });
});
