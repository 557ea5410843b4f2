import {
  asIndex,
  charge,
  chargeText,
  isInt,
  PyDict,
  PyTuple,
  stripText,
  itemsOf,
  truthy,
  typeError,
  typeName,
  valueError,
  type Value,
} from '../../value';
import { capitalize, caseFold, swapCase, titleCase } from '../case';
import { encodeText } from '../encoding';
import { formatFields } from '../format-fields';
import { needText, textOf } from '../markup';
import { routine } from '../routine';
import type { Keywords, Routine, Routines, Runtime } from '../runtime';
import { textClasses } from './text-classes';
import { expandTabs, padText, zeroFill } from './text-pad';
import { countText, findText, hasAffix } from './text-search';
import { partition, splitLines, splitText } from './text-split';

type Run = (text: string, args: readonly Value[], rt: Runtime, keywords: Keywords) => Value;

function method(name: string, signature: string, run: Run): Routine {
  return routine(name, signature === '' ? 'self' : `self, ${signature}`, (args, rt, keywords) =>
    run(args[0] as string, args.slice(1), rt, keywords),
  );
}

/** Joins texts. @throws PyError (TypeError) naming the first item that is no text */
export function joinTexts(separator: string, items: readonly Value[]): string {
  let length = 0;
  let marked = false;
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    const text = textOf(item);
    if (text === undefined) throw typeError(`sequence item ${i}: expected str instance, ${typeName(item)} found`);
    length += text.length + separator.length;
    marked ||= typeof item !== 'string';
  }
  chargeText(length);
  const texts = marked ? items.map((item) => textOf(item) ?? '') : (items as readonly string[]);
  return texts.join(separator);
}

/** Python's `str.replace`; a negative count replaces all. */
export function replaceText(text: string, from: string, to: string, most: number): string {
  if (most === 0 || !text.includes(from)) return text;
  const parts = from === '' ? [] : text.split(from);
  const found = from === '' ? text.length + 1 : parts.length - 1;
  const times = most < 0 ? found : Math.min(most, found);
  chargeText(text.length + Math.max(0, times * (to.length - from.length)));
  if (from === '') return spread(text, to, most);
  if (times === found) return parts.join(to);
  return parts.slice(0, times + 1).join(to) + from + parts.slice(times + 1).join(from);
}

/** Puts `to` before each of the first characters and, if the count lasts, behind the last. */
function spread(text: string, to: string, most: number): string {
  let left = most < 0 ? Infinity : most;
  let out = '';
  for (const char of text) out += (left-- > 0 ? to : '') + char;
  return left > 0 ? out + to : out;
}

/** Python's `str.strip` and its halves, charged for; `chars` may be none. */
export function strip(text: string, side: 'left' | 'right' | 'both', chars: Value): string {
  chargeText(text.length);
  return stripText(text, side, chars === null ? undefined : needText(chars, 'strip arg'));
}

function stripping(side: 'left' | 'right' | 'both'): Run {
  return (text, [chars]) => strip(text, side, chars!);
}

function translate(text: string, table: Value): string {
  if (!(table instanceof PyDict)) throw typeError(`'${typeName(table)}' object is not subscriptable`);
  let out = '';
  for (const char of text) {
    charge();
    const to = table.get(char.codePointAt(0)!);
    if (to === undefined) out += char;
    else if (isInt(to)) out += String.fromCodePoint(Number(to));
    else if (to !== null) out += needText(to, 'character mapping');
  }
  chargeText(out.length);
  return out;
}

function makeTranslation(from: Value, to: Value, drop: Value): PyDict {
  if (from instanceof PyDict) {
    return PyDict.of(
      [...from.entries()].map(([key, value]) => [typeof key === 'string' ? key.codePointAt(0)! : key, value] as const),
    );
  }
  const [a, b] = [[...needText(from)], [...needText(to)]];
  if (a.length !== b.length) throw valueError('the first two maketrans arguments must have equal length');
  const table = PyDict.of(a.map((char, i) => [char.codePointAt(0)!, b[i]!.codePointAt(0)!] as const));
  if (drop !== null) for (const char of needText(drop)) table.set(char.codePointAt(0)!, null);
  return table;
}

function found(at: number): number {
  if (at < 0) throw valueError('substring not found');
  return at;
}

const methods: readonly Routine[] = [
  method('capitalize', '', capitalize),
  method('casefold', '', caseFold),
  method('center', "width, fillchar=' '", (text, [width, fill]) => padText(text, width!, fill!, 'center')),
  method('count', 'sub, start=none, end=none', (text, [sub, from, to]) => countText(text, sub!, from!, to!)),
  method('encode', "encoding='utf-8', errors='strict'", (text, [encoding, errors]) =>
    encodeText(text, needText(encoding!), needText(errors!)),
  ),
  method('endswith', 'suffix, start=none, end=none', (text, [end, from, to]) => hasAffix(text, end!, from!, to!, true)),
  method('expandtabs', 'tabsize=8', (text, [size]) => expandTabs(text, size!)),
  method('find', 'sub, start=none, end=none', (text, [sub, from, to]) => findText(text, sub!, from!, to!, false)),
  method('format', '*args, **kwargs', (text, args, rt, keywords) => formatFields(rt, text, args, keywords)),
  method('format_map', 'mapping', (text, [mapping], rt) => {
    if (!(mapping instanceof PyDict)) throw typeError(`'${typeName(mapping!)}' object is not subscriptable`);
    const keywords = new Map([...mapping.entries()].map(([key, value]) => [String(key as string), value] as const));
    return formatFields(rt, text, [], keywords);
  }),
  method('index', 'sub, start=none, end=none', (text, [sub, a, b]) => found(findText(text, sub!, a!, b!, false))),
  method('join', 'iterable', (text, [items]) => joinTexts(text, itemsOf(items!))),
  method('ljust', "width, fillchar=' '", (text, [width, fill]) => padText(text, width!, fill!, 'left')),
  method('lower', '', (text) => lower(text)),
  method('lstrip', 'chars=none', stripping('left')),
  method('maketrans', 'x, y=none, z=none', (_text, [x, y, z]) => makeTranslation(x!, y!, z!)),
  method('partition', 'sep', (text, [separator]) => new PyTuple(partition(text, separator!, false))),
  method('removeprefix', 'prefix', (text, [prefix]) => {
    const start = needText(prefix!);
    return text.startsWith(start) ? text.slice(start.length) : text;
  }),
  method('removesuffix', 'suffix', (text, [suffix]) => {
    const end = needText(suffix!);
    return end !== '' && text.endsWith(end) ? text.slice(0, -end.length) : text;
  }),
  method('replace', 'old, new, count=-1', (text, [from, to, most]) => {
    const count = asIndex(most!);
    if (count === undefined) throw typeError(`'${typeName(most!)}' object cannot be interpreted as an integer`);
    return replaceText(text, needText(from!), needText(to!), count);
  }),
  method('rfind', 'sub, start=none, end=none', (text, [sub, from, to]) => findText(text, sub!, from!, to!, true)),
  method('rindex', 'sub, start=none, end=none', (text, [sub, a, b]) => found(findText(text, sub!, a!, b!, true))),
  method('rjust', "width, fillchar=' '", (text, [width, fill]) => padText(text, width!, fill!, 'right')),
  method('rpartition', 'sep', (text, [separator]) => new PyTuple(partition(text, separator!, true))),
  method('rsplit', 'sep=none, maxsplit=-1', (text, [separator, most]) => splitText(text, separator!, most!, true)),
  method('rstrip', 'chars=none', stripping('right')),
  method('split', 'sep=none, maxsplit=-1', (text, [separator, most]) => splitText(text, separator!, most!, false)),
  method('splitlines', 'keepends=false', (text, [keep]) => splitLines(text, truthy(keep!))),
  method('startswith', 'prefix, start=none, end=none', (text, [start, a, b]) => hasAffix(text, start!, a!, b!, false)),
  method('strip', 'chars=none', stripping('both')),
  method('swapcase', '', swapCase),
  method('title', '', titleCase),
  method('translate', 'table', (text, [table]) => translate(text, table!)),
  method('upper', '', (text) => upper(text)),
  method('zfill', 'width', (text, [width]) => zeroFill(text, width!)),
  ...Object.entries(textClasses).map(([name, test]) => method(name, '', (text) => test(text))),
];

/** Python's `str.lower`, charged for. */
export function lower(text: string): string {
  chargeText(text.length);
  return text.toLowerCase();
}

/** Python's `str.upper`, charged for. */
export function upper(text: string): string {
  chargeText(text.length);
  return text.toUpperCase();
}

/**
 * Python's `str` methods ("String Methods" in its docs), all of them. Positions and widths count code points. Where
 * Python raises, so do they: `ValueError` from `index`, `split('')` and the like, `TypeError` for wrong arguments.
 */
export const textMethods: Routines = new Map(methods.map((one) => [one.name, one]));
