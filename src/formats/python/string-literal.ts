import { simpleEscapes } from '../../value';
import type { PyCodeReason } from './node';

/** A string token's text, or why only Python could tell it. */
export type StringValue = { readonly value: string } | { readonly reason: PyCodeReason };

const escape = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(N\{[^}]*\})|([^]))/gu;

/**
 * Decodes a string literal (Python reference 2.4.1).
 *
 * @param prefix the letters before the quote, as in `rb`
 * @param body what stands between the quotes
 */
export function stringValue(prefix: string, body: string): StringValue {
  const letters = prefix.toLowerCase();
  if (/[ft]/.test(letters)) return { reason: 'f-string' };
  if (letters.includes('b')) return { reason: 'bytes' };
  const text = body.replaceAll(/\r\n?/g, '\n');
  if (letters.includes('r')) return { value: text };
  let named = false;
  const value = text.replaceAll(
    escape,
    (whole, octal?: string, x?: string, u?: string, big?: string, name?: string, rest?: string) => {
      if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
      const hex = x ?? u ?? big;
      if (hex !== undefined) {
        const code = Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      }
      if (name !== undefined) named = true;
      // Python leaves an escape that it does not know as it is.
      return simpleEscapes[rest ?? ''] ?? whole;
    },
  );
  return named ? { reason: 'named-character' } : { value };
}
