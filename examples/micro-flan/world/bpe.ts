/** A merge of two symbols, in the order learned. */
export type Merge = readonly [left: string, right: string];

export interface Bpe {
  /** Symbols by id: the 256 bytes first, then one new symbol for each merge. */
  readonly symbols: readonly string[];
  readonly merges: readonly Merge[];
}

/** GPT-2's pre-tokenizer: a word keeps the blank before it. */
const pieces = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

/**
 * Byte-level byte-pair encoding (Sennrich et al. 2016; bytes as in GPT-2): the most frequent neighbours become one
 * symbol, until there are `size` symbols or nothing occurs twice any more. Ties go to the smaller pair by code units,
 * so that the same text gives the same merges everywhere.
 */
export function trainBpe(texts: Iterable<string>, size: number): Bpe {
  const alphabet = byteSymbols();
  const words = countWords(texts, alphabet);
  const symbols = [...alphabet];
  const merges: Merge[] = [];
  while (symbols.length < size) {
    const best = mostFrequentPair(words);
    if (best === undefined) break;
    merges.push(best);
    symbols.push(best.join(''));
    for (const word of words) word.symbols = mergeIn(word.symbols, best);
  }
  return { symbols, merges };
}

interface Word {
  symbols: readonly string[];
  readonly count: number;
}

function countWords(texts: Iterable<string>, alphabet: readonly string[]): Word[] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const piece of text.match(pieces) ?? []) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  const encoder = new TextEncoder();
  return [...counts].map(([piece, count]) => ({
    symbols: [...encoder.encode(piece)].map((byte) => alphabet[byte]!),
    count,
  }));
}

function mostFrequentPair(words: readonly Word[]): Merge | undefined {
  const counts = new Map<string, number>();
  for (const { symbols, count } of words)
    for (let i = 1; i < symbols.length; i++) {
      const pair = `${symbols[i - 1]!} ${symbols[i]!}`;
      counts.set(pair, (counts.get(pair) ?? 0) + count);
    }
  let best: string | undefined;
  let most = 1;
  for (const [pair, count] of counts)
    if (count > most || (count === most && best !== undefined && pair < best)) [best, most] = [pair, count];
  const [left, right] = best?.split(' ') ?? [];
  return left === undefined || right === undefined ? undefined : [left, right];
}

function mergeIn(symbols: readonly string[], [left, right]: Merge): readonly string[] {
  const out: string[] = [];
  for (const symbol of symbols) {
    if (symbol === right && out.at(-1) === left) out[out.length - 1] = left + right;
    else out.push(symbol);
  }
  return out;
}

/** A visible character for each byte: itself where it prints, else one from U+0100 on, as GPT-2 numbers them. */
function byteSymbols(): readonly string[] {
  const prints = (byte: number): boolean =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(prints(byte) ? byte : next++));
}
