/** Rewrites a text by a SentencePiece model's own map of characters, as `Precompiled` of `tokenizers` applies it. */
export type CharacterMap = (text: string) => string;

/** A character that takes more bytes than this is looked up code point by code point alone. */
const LONGEST = 5;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Reads `precompiled_charsmap` of a `tokenizer.json`: in base64 the size of a double-array trie (Darts), its 32-bit units,
 * and the replacements, each ended by a zero byte. What a person takes for one character (a grapheme) is looked up whole,
 * then by its code points; a code point that is not in the map stays.
 *
 * @returns undefined where there is no map, or none of this form.
 */
export function characterMap(base64: unknown): CharacterMap | undefined {
  if (typeof base64 !== 'string') return undefined;
  const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
  if (bytes.length < 4) return undefined;
  const size = new DataView(bytes.buffer).getUint32(0, true);
  if (size === 0 || size % 4 !== 0 || 4 + size > bytes.length) return undefined;
  const trie = new Uint32Array(bytes.slice(4, 4 + size).buffer);
  const replacements = bytes.subarray(4 + size);
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const known = new Map<string, string | undefined>();
  const look = (part: string): string | undefined => {
    if (known.has(part)) return known.get(part);
    const found = lookUp(trie, replacements, encoder.encode(part));
    known.set(part, found);
    return found;
  };
  return (text) => {
    let out = '';
    for (const { segment } of graphemes.segment(text)) {
      const whole = byteLength(segment) <= LONGEST ? look(segment) : undefined;
      if (whole !== undefined) out += whole;
      else for (const point of segment) out += look(point) ?? point;
    }
    return out;
  };
}

/**
 * What the shortest beginning of `key` that the trie holds is replaced by; it stands for all of the key, as in
 * `tokenizers`. A unit of the trie holds its label in its lowest 8 bits, whether a value follows in bit 8, and from bit 10
 * on where its children begin, eight bits further where bit 9 is set; a value stands in the unit that follows.
 */
function lookUp(trie: Uint32Array, replacements: Uint8Array, key: Uint8Array): string | undefined {
  let at = childrenOf(trie[0]!);
  for (const byte of key) {
    at ^= byte;
    const unit = trie[at] ?? 0;
    if (byte === 0 || (unit & 0x8000_00ff) !== byte) return undefined;
    at ^= childrenOf(unit);
    if ((unit & 0x100) === 0) continue;
    const start = (trie[at] ?? 0) & 0x7fff_ffff;
    const end = replacements.indexOf(0, start);
    return decoder.decode(replacements.subarray(start, end < 0 ? undefined : end));
  }
  return undefined;
}

function childrenOf(unit: number): number {
  return (unit >>> 10) << ((unit & 0x200) >>> 6);
}

function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
