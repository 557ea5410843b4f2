import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Scalar,
} from 'yaml';
import { pyStr } from '../../value';
import { mendQuotes } from './mend-quotes';
import type { Place, YamlNode } from './node';
import { resolveWord } from './resolve-word';

/** A fault of the file that PyYAML would not accept either. */
export interface YamlFault {
  /** The library's words, in English. */
  readonly message: string;
  readonly place: Place;
}

export interface YamlTree {
  readonly root?: YamlNode;
  readonly faults: readonly YamlFault[];
}

/** So many quoted texts may want mending in one file before reading gives up. */
const MOST_MENDS = 200;

/**
 * Reads a file of one YAML document as PyYAML's safe loader does: plain words by YAML 1.1, the last of two equal keys,
 * quoted text that is not indented, a block at the end of a file that has no last newline. Of tags only `!function`
 * is known, as the harness defines it.
 */
export function readYamlTree(source: string, file: string): YamlTree {
  let text = source;
  const added = new Map<number, number>();
  let parsed = parse(text);
  for (let mends = 0; parsed.document.errors.length > 0 && mends < MOST_MENDS; mends++) {
    const mended = mendQuotes(text, parsed.document);
    if (!mended) break;
    text = mended.text;
    for (const [line, spaces] of mended.added) added.set(line, (added.get(line) ?? 0) + spaces);
    parsed = parse(text);
  }
  const { document, lines } = parsed;
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.min(offset, text.length));
    return { file, line, column: Math.max(1, col - (added.get(line - 1) ?? 0)) };
  };
  const faults: YamlFault[] = document.errors.map(({ message, pos: [start] }) => ({ message, place: placeOf(start) }));
  if (document.contents === null) return { faults };
  const reader = new NodeReader(document, text, placeOf, faults);
  return { root: reader.read(document.contents), faults };
}

function parse(text: string): { readonly document: Document; readonly lines: LineCounter } {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    lineCounter: lines,
  });
  return { document, lines };
}

class NodeReader {
  readonly #document: Document;
  readonly #text: string;
  readonly #placeOf: (offset: number) => Place;
  readonly #faults: YamlFault[];
  /** What aliases stand for, read once however often they are named; null while it is being read. */
  readonly #aliased = new Map<unknown, YamlNode | null>();

  constructor(document: Document, text: string, placeOf: (offset: number) => Place, faults: YamlFault[]) {
    this.#document = document;
    this.#text = text;
    this.#placeOf = placeOf;
    this.#faults = faults;
  }

  read(node: unknown): YamlNode {
    if (isCollection(node)) this.#checkTag(node.tag, node);
    if (isAlias(node)) return this.#alias(node.resolve(this.#document), this.#placeOf(node.range?.[0] ?? 0));
    if (isMap(node)) return this.#map(node);
    if (isSeq(node)) {
      const place = this.#placeOf(node.range?.[0] ?? 0);
      return { kind: 'list', items: node.items.map((item) => this.read(item)), place };
    }
    if (isScalar(node)) return this.#scalar(node);
    return { ...nothing, place: this.#placeOf(0) };
  }

  #alias(target: unknown, place: Place): YamlNode {
    const known = this.#aliased.get(target);
    if (known) return known;
    if (target === undefined || known === null) {
      this.#faults.push({ message: 'An alias must name an anchor before it, and none that holds it', place });
      return { ...nothing, place };
    }
    this.#aliased.set(target, null);
    const value = this.read(target);
    this.#aliased.set(target, value);
    return value;
  }

  #map(node: { readonly items: readonly unknown[]; readonly range?: readonly number[] | null | undefined }): YamlNode {
    const own = new Map<string, YamlNode>();
    const merged = new Map<string, YamlNode>();
    for (const pair of node.items) {
      if (!isPair(pair)) continue;
      const key = this.read(pair.key);
      // A key without a value has no place of its own: it stands where its key does.
      const value = pair.value === null ? { ...nothing, place: key.place } : this.read(pair.value);
      if (isScalar(pair.key) && pair.key.type === 'PLAIN' && pair.key.value === '<<') {
        for (const [name, inherited] of mergedEntries(value)) if (!merged.has(name)) merged.set(name, inherited);
      } else if (key.kind === 'scalar') {
        own.set(pyStr(key.value), value);
      } else {
        this.#faults.push({ message: 'A key must be text or a number', place: key.place });
      }
    }
    const place = this.#placeOf(node.range?.[0] ?? 0);
    return { kind: 'map', entries: new Map([...merged, ...own]), place };
  }

  #scalar(node: Scalar): YamlNode {
    const place = this.#placeOf(node.range?.[0] ?? 0);
    const text = typeof node.value === 'string' ? node.value : '';
    const { tag } = node;
    if (tag === '!function') return { kind: 'function', name: text, place };
    this.#checkTag(tag, node);
    const isPlain = node.type === 'PLAIN' || node.type === undefined;
    if (tag === 'tag:yaml.org,2002:null') return { kind: 'scalar', value: null, written: text, place };
    if (typedTags.has(tag ?? '') || (isPlain && tag !== 'tag:yaml.org,2002:str')) {
      return { kind: 'scalar', value: resolveWord(text), written: text, place };
    }
    return { kind: 'scalar', value: this.#withoutLostNewline(node, text), written: text, place };
  }

  /** PyYAML's safe loader makes nothing of tags that nobody told it about. */
  #checkTag(tag: string | undefined, { range }: Pick<Scalar, 'range'>): void {
    if (tag === undefined || tag === '!' || tag.startsWith('tag:yaml.org,2002:')) return;
    this.#faults.push({ message: `Unknown tag ${tag}`, place: this.#placeOf(range?.[0] ?? 0) });
  }

  /** PyYAML adds no newline to a block that ends with the file. */
  #withoutLostNewline(node: Scalar, text: string): string {
    const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
    const endsFile = (node.range?.[1] ?? 0) >= this.#text.length && !this.#text.endsWith('\n');
    return isBlock && endsFile && text.endsWith('\n') ? text.slice(0, -1) : text;
  }
}

const typedTags: ReadonlySet<string> = new Set(['bool', 'int', 'float'].map((type) => `tag:yaml.org,2002:${type}`));

const nothing = { kind: 'scalar', value: null, written: '' } as const;

function mergedEntries(value: YamlNode): readonly (readonly [string, YamlNode])[] {
  if (value.kind === 'map') return [...value.entries];
  return value.kind === 'list' ? value.items.flatMap(mergedEntries) : [];
}
