import type { Cursor } from '../document';
import { parseJson, PyDict, type Value } from '../value';

/** The author's own keys of a map, those that begin with `x-`. */
export function extrasOf(map: Cursor): Map<string, Value> {
  return valuesOf(map, (key) => key.startsWith('x-'));
}

/** A map's values by key, as Python would read them. */
export function valuesOf(map: Cursor | undefined, isWanted: (key: string) => boolean = () => true): Map<string, Value> {
  return new Map(
    (map?.entries() ?? []).flatMap(([key, value]): [string, Value][] => (isWanted(key) ? [[key, valueOf(value)]] : [])),
  );
}

function valueOf(cursor: Cursor): Value {
  switch (cursor.kind) {
    case 'none':
      return null;
    case 'list':
      return cursor.items().map(valueOf);
    case 'map':
      return PyDict.of(cursor.entries().map(([key, value]) => [key, valueOf(value)]));
    case 'scalar': {
      const { text = '', scalar } = cursor;
      if (typeof scalar?.value === 'string') return text;
      // YAML's numbers are almost JSON's: what is not stays the text that the author wrote.
      const parsed = parseJson(text.toLowerCase());
      return parsed.ok ? parsed.value : text;
    }
  }
}
