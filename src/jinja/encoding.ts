import { chargeText, PyError, pyRepr, valueError } from '../value';
import { PyBytes } from './bytes';

type Encoding = 'utf-8' | 'ascii' | 'latin-1' | 'utf-16-le' | 'utf-16-be' | 'utf-16';

const names: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  u8: 'utf-8',
  ascii: 'ascii',
  usascii: 'ascii',
  latin1: 'latin-1',
  iso88591: 'latin-1',
  l1: 'latin-1',
  utf16: 'utf-16',
  utf16le: 'utf-16-le',
  utf16be: 'utf-16-be',
};

/** @throws PyError (ValueError) for an encoding that is not one of Python's best known; Python has a hundred more */
function encodingOf(name: string, errors: string): Encoding {
  if (`${name}${errors}`.includes('\0')) throw valueError('embedded null character');
  const key = name.toLowerCase().replace(/[^a-z0-9.]/g, '');
  const found = Object.hasOwn(names, key) ? names[key] : undefined;
  if (!found) throw valueError(`unknown encoding: ${name}`);
  return found;
}

/** What stands for a character that an encoding lacks, by the name of Python's error handler. */
function replacement(char: string, encoding: Encoding, errors: string): string {
  const code = char.codePointAt(0)!;
  const hex = code.toString(16);
  switch (errors) {
    case 'ignore':
      return '';
    case 'replace':
      return '?';
    case 'xmlcharrefreplace':
      return `&#${code};`;
    case 'backslashreplace':
      if (code < 0x100) return `\\x${hex}`;
      return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
    case 'strict':
      throw valueError(`'${encoding}' codec can't encode character ${pyRepr(char)}`);
    default:
      throw new PyError('ValueError', `unknown error handler name '${errors}'`);
  }
}

/** Python's `str.encode`. @throws PyError (ValueError) for a character that the encoding lacks, or an unknown encoding */
export function encodeText(text: string, encodingName: string, errors: string): PyBytes {
  const encoding = encodingOf(encodingName, errors);
  chargeText(text.length * 2);
  switch (encoding) {
    case 'utf-8':
      return new PyBytes(
        latinOf(new TextEncoder().encode(text.replace(/\p{Cs}/gu, (char) => replacement(char, encoding, errors)))),
      );
    case 'ascii':
      return new PyBytes(text.replace(/[^\0-\x7f]/gu, (char) => replacement(char, encoding, errors)));
    case 'latin-1':
      return new PyBytes(text.replace(/[^\0-\xff]/gu, (char) => replacement(char, encoding, errors)));
    case 'utf-16':
      return new PyBytes(utf16(`\ufeff${text}`, true));
    default:
      return new PyBytes(utf16(text, encoding === 'utf-16-le'));
  }
}

function utf16(text: string, little: boolean): string {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return units
    .map((unit) => [unit & 0xff, unit >> 8])
    .map(([low, high]) => (little ? String.fromCharCode(low!, high!) : String.fromCharCode(high!, low!)))
    .join('');
}

/** One character per byte. Node's Buffer does this too, but browsers have none. */
function latinOf(bytes: Uint8Array): string {
  let latin = '';
  for (let at = 0; at < bytes.length; at += 0x8000) latin += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return latin;
}

function bytesOf(latin: string): Uint8Array {
  return Uint8Array.from(latin, (char) => char.charCodeAt(0));
}

/** Python's `bytes.decode`. @throws PyError (ValueError) for bytes that the encoding cannot hold, or an unknown encoding */
export function decodeBytes(latin: string, encodingName: string, errors: string): string {
  const encoding = encodingOf(encodingName, errors);
  chargeText(latin.length);
  const bytes = bytesOf(latin);
  switch (encoding) {
    case 'latin-1':
      return latin;
    case 'ascii':
      return latin.replace(/[\x80-\xff]/g, (byte) => undecodable(byte, encoding, errors));
    case 'utf-8':
      return decodeUtf8(bytes, errors);
    case 'utf-16-be':
      return new TextDecoder('utf-16be').decode(bytes);
    default:
      return new TextDecoder('utf-16le', { ignoreBOM: encoding !== 'utf-16' }).decode(bytes);
  }
}

function decodeUtf8(bytes: Uint8Array, errors: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return errors === 'replace' ? text : text.replaceAll('\ufffd', () => undecodable('', 'utf-8', errors));
  }
}

function undecodable(byte: string, encoding: Encoding, errors: string): string {
  if (errors === 'ignore') return '';
  if (errors === 'replace') return '\ufffd';
  if (errors === 'backslashreplace' && byte !== '') return `\\x${byte.charCodeAt(0).toString(16)}`;
  throw valueError(`'${encoding}' codec can't decode these bytes`);
}
