import assert from 'node:assert/strict';
import { join } from 'node:path';
import { nodeFileSystem } from '../../src/data';
import { createRandom, type Random } from '../../src/random';
import { createTokenizer, loadTokenizer, type Tokenizer } from '../../src/tokenizer';
import { sentencePieceFiles, tokenizerFiles, wordPieceFiles } from './tokenizer-files';

/** The pieces as their texts with their numbers of tokens, after checking what holds for all pieces. */
function pieces(tokenizer: Tokenizer, text: string): readonly (readonly [string, number])[] | undefined {
  const found = tokenizer.pieces(text);
  if (!found) return undefined;
  assert.equal(found.map(({ start, end }) => text.slice(start, end)).join(''), text);
  assert.deepEqual(
    found.flatMap(({ ids }) => ids),
    tokenizer.encode(text),
  );
  for (const [index, { start }] of found.entries()) assert.equal(start, found[index - 1]?.end ?? 0);
  return found.map(({ start, end, ids }) => [text.slice(start, end), ids.length]);
}

async function made(files: ReadonlyMap<string, string>): Promise<Tokenizer> {
  const tokenizer = await createTokenizer(files);
  assert.ok(tokenizer.ok, JSON.stringify(tokenizer));
  return tokenizer.value;
}

/** Characters of one to four bytes, blanks of all kinds, halves of pairs, marks that combine. */
const alphabet = [
  ..."abz Z,.'\n\t\r",
  '  ',
  'é',
  'e\u0301',
  'ß',
  '–',
  '漢',
  '😀',
  '👩‍👩‍👧',
  '\ud83d',
  '\udc00',
  ' the',
  '</s>',
];

function randomText(random: Random): string {
  return Array.from({ length: random.below(12) }, () => alphabet[random.below(alphabet.length)]!).join('');
}

describe('tokenPieces', () => {
  describe('of a byte-level tokenizer', () => {
    let tokenizer: Tokenizer;
    before(async () => {
      const folder = join(__dirname, '..', '..', 'examples', 'micro-flan', 'model');
      const loaded = await loadTokenizer(folder, nodeFileSystem);
      assert.ok(loaded.ok);
      tokenizer = loaded.value.tokenizer;
    });

    it('cuts words with the blank before them', () => {
      assert.deepEqual(pieces(tokenizer, 'the was a'), [
        ['the', 1],
        [' was', 1],
        [' a', 1],
      ]);
    });

    it('keeps a character whole whose bytes are several tokens', () => {
      assert.deepEqual(pieces(tokenizer, 'a漢é'), [
        ['a', 1],
        ['漢', 3],
        ['é', 2],
      ]);
    });

    it('covers random texts exactly, with the ids of encode', () => {
      const random = createRandom('pieces');
      for (let i = 0; i < 2000; i++) {
        const text = randomText(random);
        assert.ok(pieces(tokenizer, text), JSON.stringify(text));
      }
    });

    it('has nothing for no text', () => assert.deepEqual(pieces(tokenizer, ''), []));
  });

  it('takes an added token as it is written', async () => {
    assert.deepEqual(pieces(await made(tokenizerFiles()), 'the</s>yes'), [
      ['the', 1],
      ['</s>', 1],
      ['yes', 1],
    ]);
  });

  it('says that characters without tokens have no place', async () => {
    assert.equal(pieces(await made(tokenizerFiles()), 'the CAT'), undefined);
  });

  describe('of a SentencePiece tokenizer', () => {
    let tokenizer: Tokenizer;
    before(async () => (tokenizer = await made(sentencePieceFiles())));

    it('leaves out the blank that is put before the text', () => {
      assert.deepEqual(pieces(tokenizer, 'yes the'), [
        ['yes', 1],
        [' the', 1],
      ]);
      // The blank of its own is a token here, with nothing in the text to stand for.
      assert.deepEqual(pieces(tokenizer, ' yes'), [[' yes', 2]]);
    });

    it('keeps a character whole that falls back to its bytes', () => {
      assert.deepEqual(pieces(tokenizer, 'yes漢'), [
        ['yes', 1],
        ['漢', 3],
      ]);
    });

    it('covers random texts exactly, with the ids of encode', () => {
      const random = createRandom('sentence pieces');
      for (let i = 0; i < 2000; i++) {
        const text = randomText(random).replace(/\p{Surrogate}/gu, '?');
        assert.ok(pieces(tokenizer, text), JSON.stringify(text));
      }
    });
  });

  describe('of a WordPiece tokenizer', () => {
    it('gives white space that has no token a piece of its own', async () => {
      assert.deepEqual(pieces(await made(wordPieceFiles()), ' the theme \n'), [
        [' ', 0],
        ['the', 1],
        [' ', 0],
        ['the', 1],
        ['me', 1],
        [' \n', 0],
      ]);
    });

    it('says that a text in other letters has no place for its tokens', async () => {
      assert.equal(pieces(await made(wordPieceFiles()), 'The theme'), undefined);
    });
  });
});
