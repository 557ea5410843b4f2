import {
  charge,
  pyCompare,
  PyDict,
  PyError,
  pyRepr,
  PyTuple,
  SPACE_CLASS,
  textLength,
  typeName,
  type Value,
} from '../value';
import { splitLines } from './methods/text-split';

const WIDTH = 80;

const wordWithBlanks = new RegExp(`[^${SPACE_CLASS}]+[${SPACE_CLASS}]*|[${SPACE_CLASS}]+`, 'gu');

/**
 * Python's `pprint.pformat`: one line where it fits, else one item per line, dicts sorted by key, and long text in
 * pieces that end with words.
 */
export function prettyPrint(value: Value): string {
  return pretty(value, 0, 0, 1);
}

/** @param behind characters that will follow on the last line */
function pretty(value: Value, indent: number, behind: number, level: number): string {
  const sorted = sortDicts(value);
  const line = pyRepr(sorted);
  if (textLength(line) <= WIDTH - indent - behind) return line;
  if (typeof sorted === 'string') return pieces(sorted, indent, behind, level === 1);
  if (Array.isArray(sorted)) return `[${items(sorted, indent + 1, behind, level)}]`;
  if (sorted instanceof PyTuple) {
    const comma = sorted.items.length === 1 ? ',' : '';
    return `(${items(sorted.items, indent + 1, behind + comma.length, level)}${comma})`;
  }
  if (!(sorted instanceof PyDict)) return line;
  const entries = [...sorted.entries()];
  const pad = `,\n${' '.repeat(indent + 1)}`;
  const shown = entries.map(([key, item], i) => {
    const name = pyRepr(key);
    const last = i === entries.length - 1;
    return `${name}: ${pretty(item, indent + 3 + textLength(name), last ? behind + 1 : 1, level + 1)}`;
  });
  return `{${shown.join(pad)}}`;
}

function items(values: readonly Value[], indent: number, behind: number, level: number): string {
  const pad = `,\n${' '.repeat(indent)}`;
  return values.map((item, i) => pretty(item, indent, i === values.length - 1 ? behind + 1 : 1, level + 1)).join(pad);
}

/** Long text as literals side by side, in parentheses at the top level (`PrettyPrinter._pprint_str`). */
function pieces(text: string, indent: number, behind: number, top: boolean): string {
  const [left, right] = top ? [indent + 1, behind + 1] : [indent, behind];
  const lines = splitLines(text, true);
  const chunks = lines.flatMap((line, i) => breakLine(line, WIDTH - left, i === lines.length - 1 ? right : 0));
  if (chunks.length === 1) return pyRepr(text);
  const joined = chunks.map((chunk) => pyRepr(chunk)).join(`\n${' '.repeat(left)}`);
  return top ? `(${joined})` : joined;
}

/** @param behind characters that will follow the line's last piece */
function breakLine(line: string, width: number, behind: number): readonly string[] {
  charge(1 + (line.length >>> 3));
  const fits = (part: string, room: number): boolean => textLength(pyRepr(part)) <= room;
  if (fits(line, width - behind)) return [line];
  const chunks: string[] = [];
  const words = line.match(wordWithBlanks) ?? [];
  let current = '';
  words.forEach((word, i) => {
    const room = i === words.length - 1 ? width - behind : width;
    if (fits(current + word, room)) current += word;
    else {
      if (current !== '') chunks.push(current);
      current = word;
    }
  });
  return current === '' ? chunks : [...chunks, current];
}

function sortDicts(value: Value): Value {
  if (Array.isArray(value)) return value.map(sortDicts);
  if (value instanceof PyTuple) return new PyTuple(value.items.map(sortDicts));
  if (!(value instanceof PyDict)) return value;
  const entries = [...value.entries()].map(([key, item]) => [key, sortDicts(item)] as const);
  return PyDict.of(entries.sort(([a], [b]) => (comesFirst(a, b) ? -1 : comesFirst(b, a) ? 1 : 0)));
}

/** Keys that Python cannot order are sorted by the names of their types (`pprint._safe_key`). */
function comesFirst(a: Value, b: Value): boolean {
  try {
    return pyCompare(a, b, '<');
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
    return typeName(a) < typeName(b);
  }
}
