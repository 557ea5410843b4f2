import {
  pySlice,
  pyLength,
  pyStr,
  PyDict,
  PyError,
  PyTuple,
  SPACE_CLASS,
  textLength,
  truthy,
  type Value,
  typeError,
  typeName,
  takePoints,
} from '../../value';
import { capitalize } from '../case';
import { needInt } from '../convert';
import { formatMarkup, formatPercent } from '../format-percent';
import { Markup, escapeMarkup, needText, textOf } from '../markup';
import { padText } from '../methods/text-pad';
import { joinTexts, lower, replaceText, strip, upper } from '../methods/text';
import { splitLines } from '../methods/text-split';
import { routine } from '../routine';
import type { Routine } from '../runtime';
import { wrapText } from '../wrap';

/** Applies a function of text to any value; Markup stays Markup. */
function onText(name: string, signature: string, run: (text: string, args: readonly Value[]) => string): Routine {
  return routine(name, signature, (args) => {
    const value = args[0]!;
    const text = run(pyStr(value), args.slice(1));
    return value instanceof Markup ? new Markup(text) : text;
  });
}

const titleWord = new RegExp(`([-${SPACE_CLASS}({[<]+)`);

/** Jinja's `title`, which unlike Python's begins words only behind blanks and opening marks. */
function title(text: string): string {
  return text
    .split(titleWord)
    .map((item) => {
      const first = String.fromCodePoint(item.codePointAt(0) ?? 0);
      return item === '' ? '' : first.toUpperCase() + item.slice(first.length).toLowerCase();
    })
    .join('');
}

function truncate(value: Value, lengthArg: Value, killWords: boolean, endArg: Value, leewayArg: Value): Value {
  const length = needInt(lengthArg);
  const end = needText(endArg);
  const leeway = leewayArg === null ? 5 : needInt(leewayArg);
  if (length < textLength(end)) {
    throw new PyError('ValueError', `expected length >= ${textLength(end)}, got ${length}`);
  }
  if (leeway < 0) throw new PyError('ValueError', `expected leeway >= 0, got ${leeway}`);
  if (pyLength(value) <= length + leeway) return value;
  const text = textOf(value);
  if (text === undefined) return typeErrorFor(pySlice(value, null, length - textLength(end), null));
  const head = takePoints(text, length - textLength(end));
  const at = head.lastIndexOf(' ');
  const result = (killWords || at < 0 ? head : head.slice(0, at)) + end;
  return value instanceof Markup ? new Markup(result) : result;
}

function typeErrorFor(value: Value): never {
  throw typeError(`can only concatenate ${typeName(value)} to ${typeName(value)}`);
}

function indent(value: Value, width: Value, first: boolean, blank: boolean): Value {
  const by = typeof width === 'string' ? width : ' '.repeat(Math.max(0, needInt(width)));
  const lines = splitLines(needText(value, 's') + '\n', false);
  const indented = lines.map((line, i) => (i === 0 ? line : line !== '' || blank ? by + line : line)).join('\n');
  const text = (first ? by : '') + indented;
  return value instanceof Markup ? new Markup(text) : text;
}

function format(value: Value, args: readonly Value[], named: ReadonlyMap<string, Value>): Value {
  if (args.length > 0 && named.size > 0) {
    throw new PyError('TypeError', "can't handle positional and keyword arguments at the same time");
  }
  const argument = named.size > 0 ? PyDict.of(named) : new PyTuple(args);
  return value instanceof Markup ? formatMarkup(value, argument) : formatPercent(pyStr(value), argument);
}

function replace(value: Value, from: Value, to: Value, count: Value, escaping: boolean): Value {
  const most = count === null ? -1 : needInt(count);
  if (!escaping) return replaceText(pyStr(value), pyStr(from), pyStr(to), most);
  const marked = from instanceof Markup || to instanceof Markup || value instanceof Markup;
  if (!marked) return replaceText(pyStr(value), pyStr(from), pyStr(to), most);
  const [text, old, now] = [value, from, to].map((part) => escapeMarkup(part).text) as [string, string, string];
  return new Markup(replaceText(text, old, now, most));
}

function join(items: readonly Value[], separator: Value, escaping: boolean): Value {
  if (!escaping) return joinTexts(pyStr(separator), items.map(pyStr));
  const marked = separator instanceof Markup || items.some((item) => item instanceof Markup);
  if (!marked) return joinTexts(pyStr(separator), items.map(pyStr));
  return new Markup(
    joinTexts(
      escapeMarkup(separator).text,
      items.map((item) => escapeMarkup(item).text),
    ),
  );
}

export { join as joinValues };

/** Filters that take text and give text. */
export const textFilters: readonly Routine[] = [
  onText('capitalize', 's', capitalize),
  onText('center', 'value, width=80', (text, [width]) => padText(text, width!, ' ', 'center')),
  routine('format', 'value, *args, **kwargs', (args, _rt, named) => format(args[0]!, args.slice(1), named)),
  routine('indent', 's, width=4, first=false, blank=false', ([s, width, first, blank]) =>
    indent(s!, width!, truthy(first!), truthy(blank!)),
  ),
  onText('lower', 's', lower),
  routine('replace', 's, old, new, count=none', ([s, from, to, count], rt) =>
    replace(s!, from!, to!, count!, rt.autoescape),
  ),
  routine('string', 'object', ([value]) => (value instanceof Markup ? value : pyStr(value!))),
  onText('title', 's', title),
  routine('trim', 'value, chars=none', ([value, chars]) => {
    const text = strip(pyStr(value!), 'both', chars!);
    return value instanceof Markup ? new Markup(text) : text;
  }),
  routine('truncate', "s, length=255, killwords=false, end='...', leeway=none", ([s, length, kill, end, leeway]) =>
    truncate(s!, length!, truthy(kill!), end!, leeway!),
  ),
  onText('upper', 's', upper),
  routine('wordcount', 's', ([s]) => (pyStr(s!).match(/[\p{L}\p{N}_]+/gu) ?? []).length),
  routine(
    'wordwrap',
    's, width=79, break_long_words=true, wrapstring=none, break_on_hyphens=true',
    ([s, width, long, mark, hyphens]) => {
      const newline = mark === null ? '\n' : needText(mark!);
      const options = { width: needInt(width!), breakLongWords: truthy(long!), breakOnHyphens: truthy(hyphens!) };
      return splitLines(needText(s!, 's'), false)
        .map((line) => wrapText(line, options).join(newline))
        .join(newline);
    },
  ),
];
