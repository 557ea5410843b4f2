import assert from 'node:assert/strict';
import { createTokenizer, encodePair, type Tokenizer } from '../../src/tokenizer';
import { tokenizerFiles } from './tokenizer-files';

describe('encodePair', () => {
  let tokenizer: Tokenizer;
  before(async () => {
    const made = await createTokenizer(tokenizerFiles({ add_bos_token: false }));
    assert.ok(made.ok);
    tokenizer = made.value;
  });
  const texts = (prompt: string, continuation: string): readonly string[] => {
    const pair = encodePair(tokenizer, prompt, continuation);
    return [tokenizer.decode(pair.prompt), tokenizer.decode(pair.continuation)];
  };

  it('moves blanks at the end of the prompt to the continuation', () => {
    assert.deepEqual(texts('answer: ', 'yes'), ['answer:', ' yes']);
    assert.deepEqual(texts('answer:\n', 'yes'), ['answer:', '\nyes']);
    assert.deepEqual(texts('answer:', ' yes'), ['answer:', ' yes']);
    assert.equal(encodePair(tokenizer, 'answer: ', 'yes').continuation.length, 1);
  });

  it('cuts the whole text behind as many tokens as the prompt alone has', () => {
    // "t" + "he" is one token "the": the harness then gives the prompt that one, and the continuation the rest.
    const pair = encodePair(tokenizer, 't', 'hen');
    assert.deepEqual([pair.prompt, pair.continuation], [tokenizer.encode('the'), tokenizer.encode('n')]);
  });

  it('puts before the prompt what the tokenizer puts before every text, once', async () => {
    const made = await createTokenizer(tokenizerFiles());
    assert.ok(made.ok);
    const shown = (prompt: string): readonly string[] => {
      const pair = encodePair(made.value, prompt, 'yes');
      return [made.value.decode(pair.prompt), made.value.decode(pair.continuation)];
    };
    assert.deepEqual(shown('answer: '), ['<s>answer:', ' yes']);
    // As a chat template's text begins.
    assert.deepEqual(shown('<s>answer: '), ['<s>answer:', ' yes']);
    assert.deepEqual(shown(''), ['<s>', 'yes']);
  });

  it('takes an empty prompt', () => {
    assert.deepEqual(texts('', 'yes'), ['', 'yes']);
    assert.deepEqual(texts('  ', 'yes'), ['', '  yes']);
  });
});
