/**
 * A stretch of a text and the tokens that stand for it. Most have one token. Several: a character is divided between
 * them, so that the text cannot be cut where they meet, or one of them stands for no text at all. None: white space that the tokenizer leaves out.
 */
export interface TokenPiece {
  /** UTF-16 offsets; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly ids: readonly number[];
}

/** A token of a text with the UTF-8 bytes that it is spelled with. */
export interface SpelledToken {
  readonly id: number;
  readonly bytes: readonly number[];
  /** An added token, such as `</s>` in the text: tokenizers that put a blank before a text put one behind it too. */
  readonly isAdded: boolean;
}

/**
 * Where each token stands in its text: the pieces follow each other without gap from its start to its end. Worked out
 * from the tokens' bytes, for the tokenizer tells no offsets.
 *
 * @returns undefined where the tokens do not spell the text: one that the tokenizer rewrites (lower case, Unicode
 *   normal forms) or has no tokens for
 */
export function tokenPieces(text: string, tokens: readonly SpelledToken[]): readonly TokenPiece[] | undefined {
  const bytes = new TextEncoder().encode(text);
  for (const blankBefore of ['nothing', 'text', 'sections'] as const) {
    const ends = align(bytes, tokens, blankBefore);
    if (ends) return toPieces(text, bytes.length, tokens, ends);
  }
  return undefined;
}

/** Before what the tokenizer puts a blank of its own, which is not in the text. */
type BlankBefore = 'nothing' | 'text' | 'sections';

/** Where a token's bytes begin and end in the text's. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

function align(
  bytes: Uint8Array,
  tokens: readonly SpelledToken[],
  blankBefore: BlankBefore,
): readonly Stretch[] | undefined {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const [index, token] of tokens.entries()) {
    const first = index === 0 ? blankBefore !== 'nothing' : blankBefore === 'sections' && tokens[index - 1]!.isAdded;
    const own = first && !token.isAdded && token.bytes[0] === BLANK ? token.bytes.slice(1) : token.bytes;
    while (!stands(own, bytes, at)) {
      const skipped = blank(bytes, at);
      if (skipped === 0) return undefined;
      at += skipped;
    }
    stretches.push({ from: at, to: at + own.length });
    at += own.length;
  }
  while (at < bytes.length) {
    const skipped = blank(bytes, at);
    if (skipped === 0) return undefined;
    at += skipped;
  }
  return stretches;
}

const BLANK = 0x20;

function stands(part: readonly number[], bytes: Uint8Array, at: number): boolean {
  return at + part.length <= bytes.length && part.every((byte, i) => bytes[at + i] === byte);
}

/** How many bytes of ASCII white space begin at a place: one or none. */
function blank(bytes: Uint8Array, at: number): 0 | 1 {
  const byte = bytes[at];
  return byte === BLANK || (byte !== undefined && byte >= 0x09 && byte <= 0x0d) ? 1 : 0;
}

/** Bytes to UTF-16 offsets; tokens whose borders lie inside a character share a piece. */
function toPieces(
  text: string,
  length: number,
  tokens: readonly SpelledToken[],
  stretches: readonly Stretch[],
): readonly TokenPiece[] {
  const offsets = offsetsOfBytes(text, length);
  const pieces: TokenPiece[] = [];
  let start = 0;
  let ids: number[] = [];
  const cut = (byte: number): void => {
    const end = offsets[byte]!;
    if (end < 0 || end === start) return;
    pieces.push({ start, end, ids });
    start = end;
    ids = [];
  };
  for (const [index, { from, to }] of stretches.entries()) {
    cut(from);
    ids.push(tokens[index]!.id);
    cut(to);
  }
  const last = pieces.at(-1);
  if (ids.length > 0 && last) pieces[pieces.length - 1] = { ...last, ids: [...last.ids, ...ids] };
  else if (ids.length > 0) pieces.push({ start, end: start, ids });
  ids = [];
  cut(length);
  return pieces;
}

/** For each byte of a text the UTF-16 offset of the character that begins there; -1 inside of one. */
function offsetsOfBytes(text: string, length: number): Int32Array {
  const offsets = new Int32Array(length + 1).fill(-1);
  let byte = 0;
  let offset = 0;
  for (const character of text) {
    offsets[byte] = offset;
    const code = character.codePointAt(0)!;
    byte += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
    offset += character.length;
  }
  offsets[byte] = offset;
  return offsets;
}
