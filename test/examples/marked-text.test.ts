import assert from 'node:assert/strict';
import { parseMarks } from '../../examples/micro-flan/world/marked-text';
import { packDocuments } from '../../examples/micro-flan/world/pack-documents';
import { createRandom } from '../../src/random';
import type { Tokenizer } from '../../src/tokenizer';

/** One token a character: enough to see where labels go. */
const letters: Tokenizer = {
  encode: (text) => [...text].map((letter) => letter.charCodeAt(0)),
  decode: (ids) => String.fromCharCode(...ids),
  pieces: () => undefined,
  eosId: 0,
  vocabSize: 128,
  files: new Map(),
};

describe('marked text', () => {
  it('says which stretches are learned', () => {
    assert.deepEqual(parseMarks('a was{ b}.'), [
      { text: 'a was', learn: false },
      { text: ' b', learn: true },
      { text: '.', learn: false },
    ]);
  });

  it('puts a label before each token to be learned, and nowhere else', () => {
    const [sequence] = packDocuments(letters, () => 'ab{cd}e', createRandom(0), { count: 1, length: 16 });
    assert.ok(sequence);
    assert.deepEqual([...sequence.tokens.slice(0, 7)], [...letters.encode('abcde'), 0, 97]);
    const c = 'c'.charCodeAt(0);
    const expected = [-100, c, c + 1, -100, -100, -100];
    assert.deepEqual([...sequence.labels], [...expected, ...expected, -100, -100, -100, -100]);
    assert.deepEqual([...sequence.segments], [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1]);
    assert.equal(sequence.positions[6], 0);
  });
});
