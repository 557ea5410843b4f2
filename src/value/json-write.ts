import { pyCompare } from './compare';
import { typeError } from './error';
import { floatText } from './float-text';
import { bigintText, pyStr } from './show';
import { PyDict, PyFloat, PyTuple, typeName, type Value } from './value';

/** How `toJson` prints; the defaults are Python's, but for letters above U+007F, which stay as they are. */
export interface JsonStyle {
  /** Spaces per level; without it all is one line, and with 0 every item has a line of its own, as in Python. */
  readonly indent?: number;
  /** Python's `ensure_ascii`: escape everything above U+007F. */
  readonly ascii?: boolean;
  /** Python's `sort_keys`. */
  readonly sortKeys?: boolean;
}

const MAX_DEPTH = 500;

/**
 * JSON text as Python's `json.dumps` prints it (`", "` and `": "` between), floats as floats.
 * @throws PyError (TypeError) for a value that JSON cannot hold; rows read by `parseJson` always can
 */
export function toJson(value: Value, style: JsonStyle = {}): string {
  return write(value, style, 0);
}

function write(value: Value, style: JsonStyle, depth: number): string {
  if (depth > MAX_DEPTH) throw typeError('too deeply nested for JSON');
  switch (typeof value) {
    case 'string':
      return quoteJson(value, style.ascii ?? false);
    case 'number':
      return `${value}`;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'bigint':
      return bigintText(value);
    default: {
      if (value === null) return 'null';
      if (value instanceof PyFloat) return writeFloat(value.value);
      if (value instanceof PyDict) return writeDict(value, style, depth);
      const items = value instanceof PyTuple ? value.items : value;
      if (Array.isArray(items))
        return wrap(
          '[',
          items.map((item: Value) => write(item, style, depth + 1)),
          ']',
          style,
          depth,
        );
      if (typeName(value) === 'Markup') return quoteJson(pyStr(value), style.ascii ?? false);
      throw typeError(`Object of type ${typeName(value)} is not JSON serializable`);
    }
  }
}

function writeFloat(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  return floatText(value);
}

function writeDict(dict: PyDict, style: JsonStyle, depth: number): string {
  const pairs = [...dict.entries()];
  // Python sorts the keys themselves, so keys of several types are an error and 10 comes behind 9.
  if (style.sortKeys) pairs.sort(([a], [b]) => (pyCompare(a, b, '<') ? -1 : 1));
  const ascii = style.ascii ?? false;
  const parts = pairs.map(([key, item]) => `${quoteJson(keyText(key), ascii)}: ${write(item, style, depth + 1)}`);
  return wrap('{', parts, '}', style, depth);
}

function keyText(key: Value): string {
  if (typeof key === 'string') return key;
  if (key === null || typeof key !== 'object' || key instanceof PyFloat) return write(key, {}, 0);
  throw typeError(`keys must be str, int, float, bool or None, not ${typeName(key)}`);
}

function wrap(open: string, parts: readonly string[], close: string, style: JsonStyle, depth: number): string {
  if (style.indent === undefined || parts.length === 0) return open + parts.join(', ') + close;
  const pad = '\n' + ' '.repeat(Math.max(0, style.indent * (depth + 1)));
  return open + pad + parts.join(`,${pad}`) + '\n' + ' '.repeat(Math.max(0, style.indent * depth)) + close;
}

/** Text without quotes, backslashes, control characters and anything above ASCII: it stands for itself. */
const plainText = /^[ !#-[\]-~]*$/;

function quoteJson(text: string, ascii: boolean): string {
  if (plainText.test(text)) return `"${text}"`;
  const quoted = JSON.stringify(text);
  if (!ascii) return quoted;
  return quoted.replace(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
