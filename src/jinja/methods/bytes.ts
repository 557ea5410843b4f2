import { PyTuple, truthy, type Value } from '../../value';
import { needBytes, PyBytes } from '../bytes';
import { decodeBytes } from '../encoding';
import { needText } from '../markup';
import { routine, UNSET } from '../routine';
import type { Routine, Routines } from '../runtime';
import { textMethods } from './text';

/** The methods of `str` that `bytes` has too, with bytes for text. */
const shared = (
  'capitalize center count endswith expandtabs find index isalnum isalpha isascii isdigit islower isspace istitle ' +
  'isupper join ljust lower lstrip partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit ' +
  'rstrip split startswith strip swapcase title upper zfill'
).split(' ');

/** Python's `bytes` methods; letters above U+007F have no case in bytes. */
export const bytesMethods: Routines = new Map<string, Routine>(
  [
    routine('decode', "self, encoding='utf-8', errors='strict'", ([self, encoding, errors]) =>
      decodeBytes((self as PyBytes).latin, needText(encoding!), needText(errors!)),
    ),
    routine('hex', 'self', ([self]) => hex((self as PyBytes).latin)),
    routine('splitlines', 'self, keepends=false', ([self, keep]) =>
      lines((self as PyBytes).latin, truthy(keep!)).map((line) => new PyBytes(line)),
    ),
    ...shared.map((name) => onLatin(textMethods.get(name)!)),
  ].map((one) => [one.name, one]),
);

function hex(latin: string): string {
  return latin.replace(/[^]/g, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0'));
}

/** Only `\n`, `\r` and both together end a line of bytes. */
function lines(latin: string, keepEnds: boolean): string[] {
  return (latin.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []).map((line) =>
    keepEnds ? line : line.replace(/[\r\n]+$/, ''),
  );
}

function onLatin(method: Routine): Routine {
  return {
    ...method,
    run: (args, rt, keywords) => {
      const [self, ...rest] = args;
      const text = (self as PyBytes).latin;
      const fill = method.parameters.findIndex((parameter) => parameter.name === 'fillchar');
      const plain = rest.map((value, i) => (i + 1 === fill && value === ' ' ? ' ' : toLatin(value)));
      const changesCase = /^(?:upper|lower|swapcase|title|capitalize)$/.test(method.name);
      if (!changesCase || !/[\x80-\xff]/.test(text)) return toBytes(method.run([text, ...plain], rt, keywords));
      const ascii = text.replace(/[\0-\x7f]+/g, (part) => method.run([part, ...plain], rt, keywords) as string);
      return new PyBytes(ascii);
    },
  };
}

function toLatin(value: Value): Value {
  if (Array.isArray(value)) return value.map(needBytes);
  if (value instanceof PyTuple) return new PyTuple(value.items.map(needBytes));
  return typeof value === 'string' || value instanceof PyBytes ? needBytes(value) : value === UNSET ? UNSET : value;
}

function toBytes(value: Value): Value {
  if (typeof value === 'string') return new PyBytes(value);
  if (Array.isArray(value)) return value.map(toBytes);
  return value instanceof PyTuple ? new PyTuple(value.items.map(toBytes)) : value;
}
