import assert from 'node:assert/strict';
import { createTokenizer, encodePair, type Tokenizer } from '../../src/tokenizer';
import { tokenizerFiles } from './tokenizer-files';

describe('encodePair', () => {
  let tokenizer: Tokenizer;
  before(async () => {
    const made = await createTokenizer(tokenizerFiles());
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

  it('takes an empty prompt', () => {
    assert.deepEqual(texts('', 'yes'), ['', 'yes']);
    assert.deepEqual(texts('  ', 'yes'), ['', '  yes']);
  });
});
