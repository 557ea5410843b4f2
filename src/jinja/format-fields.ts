import {
  charge,
  chargeText,
  PyError,
  pyItem,
  PyObject,
  pyRepr,
  pyStr,
  typeName,
  valueError,
  keyError,
  type Value,
} from '../value';
import { asciiText } from './format-percent';
import { formatValue } from './format-spec';
import { plainAttribute } from './plain-attribute';
import type { Keywords, Runtime } from './runtime';

/** The arguments of one `format` call, and how far automatic numbering has come; `{}` after `{0}` is an error. */
interface Arguments {
  readonly positional: readonly Value[];
  readonly keywords: Keywords;
  next: number;
  numbering: 'none' | 'automatic' | 'manual';
}

const MAX_NESTING = 2;

/**
 * Python's `str.format` ("Format String Syntax" in its docs): `{name.attribute[key]!conversion:spec}`, numbered by
 * hand or automatically but not both, with fields inside a spec one level deep.
 * @throws PyError (KeyError, IndexError, ValueError, AttributeError) as Python does
 */
export function formatFields(_rt: Runtime, format: string, positional: readonly Value[], keywords: Keywords): string {
  return expand(format, { positional, keywords, next: 0, numbering: 'none' }, MAX_NESTING);
}

function expand(format: string, args: Arguments, depth: number): string {
  if (depth === 0) throw valueError('Max string recursion exceeded');
  let out = '';
  for (let at = 0; at < format.length;) {
    charge();
    const brace = /[{}]/g;
    brace.lastIndex = at;
    const match = brace.exec(format);
    if (!match) return out + format.slice(at);
    out += format.slice(at, match.index);
    at = match.index + 1;
    if (format[at] === match[0]) {
      out += match[0];
      at++;
    } else if (match[0] === '}') {
      throw valueError("Single '}' encountered in format string");
    } else {
      const end = fieldEnd(format, at);
      out += field(format.slice(at, end), args, depth);
      at = end + 1;
    }
    chargeText(out.length);
  }
  return out;
}

function fieldEnd(format: string, start: number): number {
  if (start >= format.length) throw valueError("Single '{' encountered in format string");
  let open = 1;
  for (let at = start; at < format.length; at++) {
    if (format[at] === '{') open++;
    else if (format[at] === '}' && --open === 0) return at;
  }
  throw valueError("expected '}' before end of string");
}

function field(text: string, args: Arguments, depth: number): string {
  const match = /^([^!:[]*(?:\[[^\]]*\][^!:[]*)*)(?:!([^:]?)([^:]*))?(?::([^]*))?$/.exec(text);
  if (!match) throw valueError("expected ':' after conversion specifier");
  const [, name = '', conversion, extra, spec = ''] = match;
  if (extra) throw valueError("expected ':' after conversion specifier");
  let value = lookUp(name, args);
  if (conversion === 'a') value = asciiText(pyRepr(value));
  else if (conversion === 'r') value = pyRepr(value);
  else if (conversion === 's') value = pyStr(value);
  else if (conversion !== undefined) throw valueError(`Unknown conversion specifier ${pyRepr(conversion)}`);
  return formatValue(value, spec.includes('{') || spec.includes('}') ? expand(spec, args, depth - 1) : spec);
}

function lookUp(name: string, args: Arguments): Value {
  const first = /^[^.[]*/.exec(name)![0];
  let value = argument(first, args);
  const step = /\.([^.[]*)|\[([^\]]*)\]/gy;
  step.lastIndex = first.length;
  while (step.lastIndex < name.length) {
    const match = step.exec(name);
    if (!match || (match[1] ?? match[2]) === '') throw valueError('Empty attribute in format string');
    value = match[1] === undefined ? item(value, match[2]!) : attribute(value, match[1]);
  }
  return value;
}

function argument(name: string, args: Arguments): Value {
  if (name !== '' && !/^\d+$/.test(name)) {
    const value = args.keywords.get(name);
    if (value === undefined) throw keyError(pyRepr(name));
    return value;
  }
  const numbering = name === '' ? 'automatic' : 'manual';
  if (args.numbering !== 'none' && args.numbering !== numbering) {
    throw valueError(
      numbering === 'manual'
        ? 'cannot switch from automatic field numbering to manual field specification'
        : 'cannot switch from manual field specification to automatic field numbering',
    );
  }
  args.numbering = numbering;
  const value = args.positional[name === '' ? args.next++ : Number(name)];
  if (value === undefined) {
    const index = name === '' ? args.next - 1 : Number(name);
    throw new PyError('IndexError', `Replacement index ${index} out of range for positional args tuple`);
  }
  return value;
}

function item(value: Value, key: string): Value {
  return pyItem(value, /^\d+$/.test(key) ? Number(key) : key);
}

function attribute(value: Value, name: string): Value {
  const found = value instanceof PyObject ? value.attribute(name) : plainAttribute(value, name);
  if (found === undefined) {
    throw new PyError('AttributeError', `'${typeName(value)}' object has no attribute '${name}'`);
  }
  return found;
}
