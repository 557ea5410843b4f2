/** The UTF-8 bytes that a token stands for, of which a character may have some in one token and some in the next. */
export type TokenBytes = (token: string) => readonly number[];

type Json = Readonly<Record<string, unknown>>;

/**
 * How the tokens of a `tokenizer.json` are spelled, read off its decoder: as bytes in the alphabet of GPT-2
 * (`ByteLevel`), or as text in which `▁` stands for a blank and `<0xE2>` for a byte (SentencePiece), or with `##`
 * before what goes on a word (WordPiece).
 */
export function tokenBytes(decoder: unknown): TokenBytes {
  const steps = flatten(decoder);
  if (steps.some(({ type }) => type === 'ByteLevel')) return (token) => [...token].flatMap(byteLevel);
  const hasBytes = steps.some(({ type }) => type === 'ByteFallback');
  const spellings = steps.flatMap(spelling);
  return (token) => {
    const byte = hasBytes ? /^<0x([0-9A-F]{2})>$/.exec(token)?.[1] : undefined;
    if (byte !== undefined) return [Number.parseInt(byte, 16)];
    return utf8(spellings.reduce((text, spell) => spell(text), token));
  };
}

function flatten(decoder: unknown): readonly Json[] {
  if (!isRecord(decoder)) return [];
  const { decoders } = decoder;
  return Array.isArray(decoders) ? decoders.flatMap(flatten) : [decoder];
}

function spelling(step: Json): readonly ((text: string) => string)[] {
  const { type, content, pattern, prefix, replacement, suffix } = step;
  switch (type) {
    case 'Metaspace':
      return [(text) => text.replaceAll(typeof replacement === 'string' ? replacement : '▁', ' ')];
    case 'Replace': {
      const from = isRecord(pattern) ? pattern['String'] : undefined;
      return typeof from === 'string' && typeof content === 'string' ? [(text) => text.replaceAll(from, content)] : [];
    }
    case 'WordPiece': {
      const mark = typeof prefix === 'string' ? prefix : '##';
      return [(text) => (text.startsWith(mark) ? text.slice(mark.length) : text)];
    }
    case 'BPEDecoder': {
      const mark = typeof suffix === 'string' ? suffix : '</w>';
      return [(text) => (text.endsWith(mark) ? text.slice(0, -mark.length) : text)];
    }
    default:
      return [];
  }
}

/**
 * The alphabet of byte-level tokenizers (GPT-2): a byte that is a visible character of Latin-1 is that character, the
 * other 68 are the characters from U+0100 on, in their order.
 */
const byteOf = new Map<string, number>();
for (let byte = 0, other = 0x100; byte < 0x100; byte++) {
  const visible = (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
  byteOf.set(String.fromCharCode(visible ? byte : other++), byte);
}

/** A character outside the alphabet can only be of an added token, which is spelled as it is. */
function byteLevel(character: string): readonly number[] {
  const byte = byteOf.get(character);
  return byte === undefined ? utf8(character) : [byte];
}

const encoder = new TextEncoder();

export function utf8(text: string): readonly number[] {
  return [...encoder.encode(text)];
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
