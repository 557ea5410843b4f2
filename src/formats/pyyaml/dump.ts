import { bigintText, compareText, PyDict, PyFloat, pyStr, type Value } from '../../value';
import { itemsOf, yamlFloat } from './leaf';
import { writeScalar } from './write-scalar';

/** A map with a tag of its own, as PyYAML writes a `YAMLObject`: `!Template` before its keys. */
export class Tagged {
  constructor(
    /** With its exclamation mark. */
    readonly tag: string,
    readonly value: DumpMap,
    /** The first map with an anchor is written out, later ones with the same anchor only name it. */
    readonly anchor?: string,
  ) {}
}

/** What can be dumped; a tagged map may stand within plain ones. */
export type DumpNode = Value | Tagged | DumpMap;

/** A map whose values may be tagged. */
export type DumpMap = ReadonlyMap<string, DumpNode>;

/**
 * A document as `yaml.dump(value)` of PyYAML writes it with its defaults: keys sorted, block style, 80 columns, no
 * Unicode outside escapes. A file that PyYAML wrote and nobody changed comes out byte for byte.
 */
export function dumpYaml(root: DumpMap): string {
  return `${new Dumper().map(entriesOf(root), 0).trimStart()}\n`;
}

type Entries = readonly (readonly [string, DumpNode])[];

function entriesOf(map: DumpMap | PyDict): Entries {
  const entries: Entries =
    map instanceof PyDict ? [...map.entries()].map(([key, value]) => [pyStr(key), value]) : [...map];
  return entries.toSorted(([a], [b]) => compareText(a, b));
}

class Dumper {
  readonly #anchors = new Set<string>();

  /** Each entry on a line of its own, beginning with the line break. */
  map(entries: Entries, indent: number): string {
    return entries
      .map(([key, value]) => {
        const name = `${writeScalar(key, { column: indent, indent, oneLine: true })}:`;
        return `\n${' '.repeat(indent)}${name}${this.#value(value, indent + name.length, indent)}`;
      })
      .join('');
  }

  /** What stands behind `key:`. */
  #value(value: DumpNode, column: number, indent: number): string {
    if (value instanceof Tagged) return this.#tagged(value, indent);
    if (value instanceof Map || value instanceof PyDict) return this.#inner(entriesOf(value), indent);
    const items = itemsOf(value);
    // A list within a map is not indented.
    if (items) return items.length === 0 ? ' []' : this.#list(items, indent);
    return ` ${writeLeaf(value as Value, column + 1, indent + 2)}`;
  }

  #tagged({ tag, value, anchor }: Tagged, indent: number): string {
    if (anchor !== undefined && this.#anchors.has(anchor)) return ` *${anchor}`;
    if (anchor !== undefined) this.#anchors.add(anchor);
    return `${anchor === undefined ? '' : ` &${anchor}`} ${tag}${this.#inner(entriesOf(value), indent)}`;
  }

  #inner(entries: Entries, indent: number): string {
    return entries.length === 0 ? ' {}' : this.map(entries, indent + 2);
  }

  #list(items: readonly Value[], indent: number): string {
    return items.map((item) => `\n${' '.repeat(indent)}-${this.#item(item, indent)}`).join('');
  }

  /** What stands behind `-`: the first line of a map or a list within it goes on behind it. */
  #item(item: Value, indent: number): string {
    const inner = itemsOf(item);
    if (item instanceof PyDict && item.size > 0) return ` ${this.map(entriesOf(item), indent + 2).trimStart()}`;
    if (inner && inner.length > 0) return ` ${this.#list(inner, indent + 2).trimStart()}`;
    return this.#value(item, indent + 1, indent);
  }
}

function writeLeaf(value: Value, column: number, indent: number): string {
  if (typeof value === 'string') return writeScalar(value, { column, indent });
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'bigint') return bigintText(value);
  return value instanceof PyFloat ? yamlFloat(value.value) : pyStr(value);
}
