import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Scalar } from 'yaml';
import type { Span } from '../text';

/** A key path: map keys as text, list indices as numbers. */
export type Path = readonly (string | number)[];

/**
 * A node of a YAML file with its path and place. Reads are lenient: what is not there or is of another type is
 * undefined, so that a half-written file still gives what it has.
 */
export class Cursor {
  readonly #document: Document;
  readonly #node: Node | undefined;
  readonly path: Path;
  /** The value's place; for an empty value a spot behind its key. */
  readonly span: Span;
  /** The key's place, where the node is a map's value. */
  readonly keySpan: Span | undefined;
  /** The one place that stands for all of the document, where it is read into another file. */
  readonly standIn: Span | undefined;

  private constructor(
    document: Document,
    node: Node | undefined,
    path: Path,
    span: Span,
    keySpan: Span | undefined,
    standIn: Span | undefined,
  ) {
    this.#document = document;
    this.#node = isAlias(node) ? node.resolve(document) : node;
    this.path = path;
    this.span = standIn ?? span;
    this.keySpan = standIn ?? keySpan;
    this.standIn = standIn;
  }

  /** @param standIn a place of another file that every node shall have, as all of it comes in there */
  static root(document: Document, standIn?: Span): Cursor {
    const node = document.contents ?? undefined;
    return new Cursor(document, node, [], spanOfNode(node) ?? { start: 0, end: 0 }, undefined, standIn);
  }

  get kind(): 'map' | 'list' | 'scalar' | 'none' {
    if (isMap(this.#node)) return 'map';
    if (isSeq(this.#node)) return 'list';
    return isScalar(this.#node) && this.#node.value !== null ? 'scalar' : 'none';
  }

  /** The scalar node, for its style and source token. */
  get scalar(): Scalar | undefined {
    return isScalar(this.#node) && this.#node.value !== null ? this.#node : undefined;
  }

  /** A scalar's text as the author wrote it: `1.0`, `True` and `0123` stay what they are. */
  get text(): string | undefined {
    const { scalar } = this;
    if (!scalar) return undefined;
    return typeof scalar.value === 'string' ? scalar.value : scalar.source;
  }

  get number(): number | undefined {
    const value = this.scalar?.value;
    return typeof value === 'number' ? value : undefined;
  }

  get boolean(): boolean | undefined {
    const value = this.scalar?.value;
    return typeof value === 'boolean' ? value : undefined;
  }

  get(key: string): Cursor | undefined {
    return this.entries().find(([name]) => name === key)?.[1];
  }

  at(path: Path): Cursor | undefined {
    let cursor: Cursor | undefined = undefined;
    for (const step of path) {
      const from: Cursor = cursor ?? this;
      const next: Cursor | undefined = typeof step === 'number' ? from.items()[step] : from.get(step);
      if (!next) return undefined;
      cursor = next;
    }
    return cursor ?? this;
  }

  items(): readonly Cursor[] {
    if (!isSeq(this.#node)) return [];
    return this.#node.items.map((item, i) => {
      const node = item as Node | undefined;
      return new Cursor(
        this.#document,
        node,
        [...this.path, i],
        spanOfNode(node) ?? this.span,
        undefined,
        this.standIn,
      );
    });
  }

  entries(): readonly (readonly [string, Cursor])[] {
    if (!isMap(this.#node)) return [];
    const out: (readonly [string, Cursor])[] = [];
    for (const pair of this.#node.items) {
      const key = pair.key as Node;
      if (!isScalar(key)) continue;
      const name = typeof key.value === 'string' ? key.value : (key.source ?? '');
      const keySpan = spanOfNode(key) ?? this.span;
      const node = (pair.value as Node | null) ?? undefined;
      const nodeSpan = spanOfNode(node);
      const span = nodeSpan && nodeSpan.end > nodeSpan.start ? nodeSpan : keySpan;
      out.push([name, new Cursor(this.#document, node, [...this.path, name], span, keySpan, this.standIn)]);
    }
    return out;
  }
}

function spanOfNode(node: Node | undefined): Span | undefined {
  return node?.range ? { start: node.range[0], end: node.range[1] } : undefined;
}
