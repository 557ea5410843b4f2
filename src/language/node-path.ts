import { isMap, isPair, isScalar, isSeq, type Document, type Node, type Pair, type Scalar } from 'yaml';

/** Where in the tree of a YAML file a place lies. */
export interface NodePath {
  /** Keys and list indexes from the root, those of the node itself included. */
  readonly keys: readonly (string | number)[];
  /** The scalar at the place; absent between nodes. */
  readonly scalar?: Scalar;
  /** Whether the scalar is a key rather than a value. */
  readonly isKey: boolean;
}

/** Follows the nodes whose range holds `offset`, down to a scalar where there is one. */
export function nodePathAt(document: Document, offset: number): NodePath {
  const keys: (string | number)[] = [];
  let node: unknown = document.contents;
  for (;;) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find((item) => holds(item.key, offset) || holds(item.value, offset));
      if (!pair) return { keys, isKey: false };
      keys.push(isScalar(pair.key) ? String(pair.key.value) : '');
      if (holds(pair.value, offset)) node = pair.value;
      else return isScalar(pair.key) ? { keys, scalar: pair.key, isKey: true } : { keys, isKey: true };
    } else if (isSeq(node)) {
      const index: number = node.items.findIndex((item) => holds(item, offset));
      if (index < 0) return { keys, isKey: false };
      keys.push(index);
      node = node.items[index];
    } else if (isPair(node)) {
      node = node.value;
    } else {
      return isScalar(node) ? { keys, scalar: node, isKey: false } : { keys, isKey: false };
    }
  }
}

/** All scalars that are values, with their paths, in the order of the file. */
export function* scalarsOf(document: Document): Generator<{ keys: readonly (string | number)[]; scalar: Scalar }> {
  yield* walk(document.contents, []);
}

function* walk(
  node: unknown,
  keys: readonly (string | number)[],
): Generator<{ keys: readonly (string | number)[]; scalar: Scalar }> {
  if (isMap(node)) {
    for (const pair of node.items) yield* walk(pair.value, [...keys, isScalar(pair.key) ? String(pair.key.value) : '']);
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) yield* walk(item, [...keys, index]);
  } else if (isScalar(node)) {
    yield { keys, scalar: node };
  }
}

/** Ends count as inside, so that a cursor right behind a word is still on it. */
function holds(node: unknown, offset: number): boolean {
  const range = (node as Node | null | undefined)?.range;
  return range ? offset >= range[0] && offset <= range[1] : false;
}
