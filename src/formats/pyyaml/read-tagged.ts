import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Alias,
  type CollectionTag,
  type Document,
  type Node,
} from 'yaml';
import type { Span } from '../../text';
import { PyDict, type Value } from '../../value';
import type { FormatProblem } from '../problem';
import { resolveWord } from './resolve-word';

/** A YAML file of the Python world: plain scalars are typed as PyYAML types them, not as YAML 1.2 does. */
export interface PyYamlDocument {
  readonly root?: PyYamlNode;
  readonly problems: readonly FormatProblem[];
}

/**
 * Reads a YAML file with tags and anchors as far as it goes, for what is to be written again: `<<` is a key like any
 * other, each value is computed when asked for. `readYamlTree` is the reader that resolves all of it.
 *
 * @param mapTags tags of maps that are no fault, as in `!Template`
 */
export function readTaggedYaml(text: string, mapTags: readonly string[] = []): PyYamlDocument {
  const document = parseDocument(text, {
    version: '1.1',
    schema: 'failsafe',
    customTags: mapTags.map((tag): CollectionTag => ({ tag, collection: 'map' })),
    keepSourceTokens: false,
    prettyErrors: false,
    logLevel: 'silent',
    merge: false,
  });
  const problems = [...document.errors, ...document.warnings].map(({ name, message, pos }): FormatProblem => {
    const start = Math.min(pos[0], text.length);
    const severity = name === 'YAMLWarning' ? 'warning' : 'error';
    const span = { start, end: Math.max(start, Math.min(pos[1], text.length)) };
    return { code: 'yaml-syntax', severity, message, span };
  });
  const root = document.contents ?? undefined;
  return { ...(root ? { root: new PyYamlNode(document, root, undefined) } : {}), problems };
}

/** An alias may stand for a list that holds it, or for lists of lists of lists. */
const DEEPEST = 100;
const MOST_NODES = 10_000;

/** What aliases stand for: finding it out means to go through the document. */
const targets = new WeakMap<Alias, Node | null>();

function targetOf(alias: Alias, document: Document): Node | null {
  let target = targets.get(alias);
  if (target === undefined) targets.set(alias, (target = alias.resolve(document) ?? null));
  return target;
}

/** A node with its place. */
export class PyYamlNode {
  readonly #document: Document;
  readonly #node: Node;
  /** The name under which the file holds the node for several places, as in `&id001`. */
  readonly anchor: string | undefined;
  /** The value's place; for an empty value its key's. */
  readonly span: Span;

  constructor(document: Document, node: Node, key: Node | undefined) {
    this.#document = document;
    this.anchor = isAlias(node) ? node.source : node.anchor;
    this.#node = (isAlias(node) ? targetOf(node, document) : undefined) ?? node;
    const own = node.range;
    const range = own && own[1] > own[0] ? own : (key?.range ?? own);
    this.span = range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
  }

  /** A map's entries in the file's order; undefined for what is no map. Keys that are no scalars are left out. */
  get entries(): readonly PyYamlEntry[] | undefined {
    if (!isMap<Node, Node | null>(this.#node)) return undefined;
    return this.#node.items.flatMap(({ key, value }) => {
      if (!isScalar(key)) return [];
      const keySpan = key.range ? { start: key.range[0], end: key.range[1] } : this.span;
      return [{ key: String(key.value), keySpan, value: new PyYamlNode(this.#document, value ?? key, key) }];
    });
  }

  /** The value that PyYAML makes of it, tags aside; null for what aliases make too deep or too large. */
  get value(): Value {
    return this.#valueWithin({ nodes: MOST_NODES }, 0);
  }

  #valueWithin(budget: { nodes: number }, depth: number): Value {
    const node = this.#node;
    if (--budget.nodes < 0 || depth > DEEPEST) return null;
    if (isScalar(node)) {
      const text = typeof node.value === 'string' ? node.value : '';
      return node.type === 'PLAIN' && node.tag === undefined ? resolveWord(text) : text;
    }
    if (isSeq<Node>(node)) {
      return node.items.map((item) => new PyYamlNode(this.#document, item, undefined).#valueWithin(budget, depth + 1));
    }
    return PyDict.of((this.entries ?? []).map(({ key, value }) => [key, value.#valueWithin(budget, depth + 1)]));
  }
}

export interface PyYamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: PyYamlNode;
}
