import type { PackedSequence } from '../../../src/mixture';
import type { Tokenizer } from '../../../src/tokenizer';
import type { Random } from '../../../src/random';
import { parseMarks } from './marked-text';

/** No loss is taken at a position with this label. */
const IGNORED = -100;

interface TokenizedDocument {
  readonly tokens: readonly number[];
  /** Whether the model is trained to predict the token of the same index. */
  readonly learn: readonly boolean[];
}

function tokenize(tokenizer: Tokenizer, marked: string): TokenizedDocument {
  const tokens: number[] = [];
  const learn: boolean[] = [];
  for (const piece of parseMarks(marked))
    for (const token of tokenizer.encode(piece.text)) {
      tokens.push(token);
      learn.push(piece.learn);
    }
  return { tokens: [...tokens, tokenizer.eosId], learn: [...learn, learn.at(-1) ?? false] };
}

/**
 * `count` sequences of `length` tokens filled with documents of `draw`; a document too long for a sequence is left
 * out. Each is put into the first sequence with room for it, and drawing ends when `patience` in a row found none.
 */
export function packDocuments(
  tokenizer: Tokenizer,
  draw: (random: Random) => string,
  random: Random,
  { count, length, patience = 8 }: { readonly count: number; readonly length: number; readonly patience?: number },
): PackedSequence[] {
  const bins = Array.from({ length: count }, () => ({ documents: [] as TokenizedDocument[], used: 0 }));
  for (let misses = 0; misses < patience;) {
    const document = tokenize(tokenizer, draw(random));
    const bin = bins.find(({ used }) => used + document.tokens.length <= length);
    if (bin === undefined) misses++;
    else {
      bin.documents.push(document);
      bin.used += document.tokens.length;
    }
  }
  return bins.map(({ documents }) => layOut(documents, length, tokenizer.eosId));
}

function layOut(documents: readonly TokenizedDocument[], length: number, eosId: number): PackedSequence {
  const tokens = new Int32Array(length).fill(eosId);
  const labels = new Int32Array(length).fill(IGNORED);
  const segments = new Int32Array(length).fill(-1);
  const positions = new Int32Array(length);
  let at = 0;
  documents.forEach((document, segment) => {
    document.tokens.forEach((token, position) => {
      tokens[at] = token;
      segments[at] = segment;
      positions[at] = position;
      if (document.learn[position + 1] === true) labels[at] = document.tokens[position + 1]!;
      at++;
    });
  });
  return { tokens, labels, segments, positions };
}
