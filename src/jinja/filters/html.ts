import {
  charge,
  iteratorOf,
  PyDict,
  PyError,
  pyIterate,
  pyRepr,
  pyStr,
  toJson,
  toList,
  truthy,
  typeName,
  type Value,
} from '../../value';
import { needInt } from '../convert';
import { unescapeHtml } from '../entities';
import { escapeMarkup, escapeText, Markup, needText, textOf } from '../markup';
import { splitText } from '../methods/text-split';
import { routine } from '../routine';
import type { Routine } from '../runtime';
import { Undefined } from '../undefined';
import { urlize } from '../urlize';

/** Removes what stands from `open` to `close`, again and again from the start, as markupsafe does. */
function removeBetween(text: string, open: string, close: string): string {
  let out = text;
  for (;;) {
    charge(1 + (out.length >>> 6));
    const start = out.indexOf(open);
    const end = start < 0 ? -1 : out.indexOf(close, start);
    if (end < 0) return out;
    out = out.slice(0, start) + out.slice(end + close.length);
  }
}

function stripTags(value: Value): string {
  const plain = removeBetween(removeBetween(pyStr(value), '<!--', '-->'), '<', '>');
  return unescapeHtml(splitText(plain, null, -1, false).join(' '));
}

const unreserved = /[A-Za-z0-9_.~-]/;

/** Percent-encodes as `urllib.parse.quote` does; in a query a blank is `+` and `/` is encoded. */
function quoteUrl(value: Value, query: boolean): string {
  let out = '';
  for (const byte of new TextEncoder().encode(pyStr(value))) {
    const char = String.fromCharCode(byte);
    if (unreserved.test(char) || (char === '/' && !query)) out += char;
    else if (char === ' ' && query) out += '+';
    else out += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  charge(1 + (out.length >>> 4));
  return out;
}

function urlEncode(value: Value): string {
  if (textOf(value) !== undefined || iteratorOf(value) === undefined) return quoteUrl(value, false);
  const items = value instanceof PyDict ? [...value.entries()] : toList(value).map(pair);
  return items.map(([key, item]) => `${quoteUrl(key, true)}=${quoteUrl(item, true)}`).join('&');
}

function pair(value: Value): readonly [Value, Value] {
  pyIterate(value);
  const items = toList(value);
  if (items.length < 2) {
    throw new PyError('ValueError', `not enough values to unpack (expected 2, got ${items.length})`);
  }
  if (items.length > 2) throw new PyError('ValueError', 'too many values to unpack (expected 2)');
  return [items[0]!, items[1]!];
}

function xmlAttributes(value: Value, space: boolean): string {
  if (value instanceof Undefined) throw value.fail();
  if (!(value instanceof PyDict)) {
    throw new PyError('AttributeError', `'${typeName(value)}' object has no attribute 'items'`);
  }
  const parts: string[] = [];
  for (const [key, item] of value.entries()) {
    if (item === null || item instanceof Undefined) continue;
    const name = needText(key, 'expected string or bytes-like object, got');
    if (/[ \t\n\r\f\v/>=]/.test(name)) {
      throw new PyError('ValueError', `Invalid character in attribute name: ${pyRepr(name)}`);
    }
    parts.push(`${escapeText(name)}="${escapeMarkup(item).text}"`);
  }
  const joined = parts.join(' ');
  return space && joined !== '' ? ` ${joined}` : joined;
}

const unsafeInScript: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  "'": '\\u0027',
};

function scriptJson(value: Value, indent: Value): Markup {
  if (value instanceof Undefined)
    throw new PyError('TypeError', `Object of type ${value.typeName} is not JSON serializable`);
  const style = { ascii: true, sortKeys: true, ...(indent === null ? {} : { indent: needInt(indent) }) };
  return new Markup(toJson(value, style).replace(/[<>&']/g, (char) => unsafeInScript[char]!));
}

/** Filters for HTML, URLs and JSON in scripts. */
export const htmlFilters: readonly Routine[] = [
  routine('escape', 'value', ([value]) => escapeMarkup(value!)),
  routine('forceescape', 'value', ([value]) => new Markup(escapeText(pyStr(value!)))),
  routine('safe', 'value', ([value]) => (value instanceof Markup ? value : new Markup(pyStr(value!)))),
  routine('striptags', 'value', ([value]) => stripTags(value!)),
  routine('tojson', 'value, indent=none', ([value, indent]) => scriptJson(value!, indent!)),
  routine('urlencode', 'value', ([value]) => urlEncode(value!)),
  routine(
    'urlize',
    'value, trim_url_limit=none, nofollow=false, target=none, rel=none, extra_schemes=none',
    ([value, limit, noFollow, target, rel, schemes], rt) => {
      const text = urlize(escapeMarkup(value!).text, {
        limit: limit === null ? undefined : needInt(limit!),
        noFollow: truthy(noFollow!),
        target: target === null ? undefined : pyStr(target!),
        rel: rel === null ? '' : pyStr(rel!),
        schemes: schemes === null ? [] : toList(schemes!).map((scheme) => needText(scheme)),
      });
      return rt.autoescape ? new Markup(text) : text;
    },
  ),
  routine('xmlattr', 'd, autospace=true', ([value, space], rt) => {
    const text = xmlAttributes(value!, truthy(space!));
    return rt.autoescape ? new Markup(text) : text;
  }),
];
