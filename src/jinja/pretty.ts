import { pyCompare, PyDict, PyError, pyRepr, PyTuple, typeName, type Value } from '../value';

const WIDTH = 80;

/** Python's `pprint.pformat`: one line where it fits, else one item per line, dicts sorted by key. */
export function prettyPrint(value: Value): string {
  return pretty(value, 0, 0);
}

function pretty(value: Value, indent: number, behind: number): string {
  const sorted = sortDicts(value);
  const line = pyRepr(sorted);
  if (line.length <= WIDTH - indent - behind) return line;
  if (Array.isArray(sorted)) return `[${items(sorted, indent + 1, behind)}]`;
  if (sorted instanceof PyTuple) {
    const comma = sorted.items.length === 1 ? ',' : '';
    return `(${items(sorted.items, indent + 1, behind + comma.length)}${comma})`;
  }
  if (!(sorted instanceof PyDict)) return line;
  const entries = [...sorted.entries()];
  const pad = `,\n${' '.repeat(indent + 1)}`;
  const shown = entries.map(([key, item], i) => {
    const name = pyRepr(key);
    const last = i === entries.length - 1;
    return `${name}: ${pretty(item, indent + 3 + name.length, last ? behind + 1 : 1)}`;
  });
  return `{${shown.join(pad)}}`;
}

function items(values: readonly Value[], indent: number, behind: number): string {
  const pad = `,\n${' '.repeat(indent)}`;
  return values.map((item, i) => pretty(item, indent, i === values.length - 1 ? behind + 1 : 1)).join(pad);
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
