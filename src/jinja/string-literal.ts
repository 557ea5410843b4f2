import { simpleEscapes as simple } from '../value';

const hexWidths: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The text of a string literal, or what is wrong at an offset in it. */
export type DecodedString =
  | { readonly ok: true; readonly text: string }
  | {
      readonly ok: false;
      readonly offset: number;
      readonly length: number;
      /** A character by its name, which Python knows from a table of 34,000 that is not here. */
      readonly named: boolean;
    };

/**
 * Decodes what stands between a literal's quotes as Jinja does, by Python's `unicode-escape`: an unknown escape keeps
 * its backslash, and one before a character above U+007F turns that character into its code (`\é` is `\xe9`). Offsets
 * and lengths are in UTF-16 units of `inside`. `\N{…}` needs Python's table of names and is refused.
 */
export function decodeString(inside: string): DecodedString {
  if (!inside.includes('\\')) return { ok: true, text: inside };
  let text = '';
  for (let i = 0; i < inside.length; i++) {
    const unit = inside[i]!;
    if (unit !== '\\') {
      text += unit;
      continue;
    }
    const escape = inside[i + 1] ?? '';
    const width = Object.hasOwn(hexWidths, escape) ? hexWidths[escape]! : undefined;
    if (width !== undefined) {
      const code = readHex(inside.slice(i + 2, i + 2 + width), width);
      if (code === undefined) return { ok: false, offset: i, length: 2 + width, named: false };
      text += String.fromCodePoint(code);
      i += 1 + width;
    } else if (Object.hasOwn(simple, escape)) {
      text += simple[escape]!;
      i++;
    } else if (/[0-7]/.test(escape)) {
      const digits = /^[0-7]{1,3}/.exec(inside.slice(i + 1, i + 4))![0];
      text += String.fromCharCode(Number.parseInt(digits, 8));
      i += digits.length;
    } else if (escape === 'N') {
      const name = /^\{[^}]*\}/.exec(inside.slice(i + 2))?.[0];
      return { ok: false, offset: i, length: 2 + (name?.length ?? 0), named: name !== undefined };
    } else if (escape > '\x7f') {
      const code = inside.codePointAt(i + 1)!;
      text += asciiEscape(code);
      i += code > 0xffff ? 2 : 1;
    } else {
      text += '\\' + escape;
      i++;
    }
  }
  return { ok: true, text };
}

function readHex(digits: string, width: number): number | undefined {
  if (digits.length !== width || !/^[\da-fA-F]+$/.test(digits)) return undefined;
  const code = Number.parseInt(digits, 16);
  return code <= 0x10ffff ? code : undefined;
}

function asciiEscape(code: number): string {
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
