import { isMap, isNode, isPair, isScalar, isSeq, type Document, type Node } from 'yaml';

/**
 * Puts the comments of a snapshot file where they stood on the nodes of a new one: at the same key, template and row.
 * What is no longer there takes its comments along.
 */
export function keepComments(from: Document, to: Document): void {
  to.commentBefore = from.commentBefore;
  to.comment = from.comment;
  keep(from.contents, to.contents);
}

function keep(from: unknown, to: unknown): void {
  if (!isNode(from) || !isNode(to)) return;
  copy(from, to);
  if (isMap(from) && isMap(to)) {
    for (const pair of to.items) {
      const old = from.items.find(({ key }) => textOf(key) === textOf(pair.key));
      keep(old?.key, pair.key);
      keep(old?.value, pair.value);
    }
  } else if (isSeq(from) && isSeq(to)) {
    const olds = new Map(from.items.map((item) => [identity(item), item]));
    for (const item of to.items) {
      const old = olds.get(identity(item));
      keep(old, item);
      // What stands over the first item is read as the list's; it is about the item all the same.
      if (old === from.items[0] && from.commentBefore && isNode(item)) item.commentBefore = from.commentBefore;
    }
    if (from.items.length > 0) to.commentBefore = null;
  }
}

function copy({ comment, commentBefore, spaceBefore }: Node, to: Node): void {
  if (comment) to.comment = comment;
  if (commentBefore) to.commentBefore = commentBefore;
  if (spaceBefore && commentBefore) to.spaceBefore = true;
}

/** What makes an item the same: a template's name, a render's row but for what the row held. */
function identity(item: unknown): string {
  if (!isMap(item)) return '';
  const row = item.get('row');
  return isMap(row) ? `${String(row.get('split'))}/${String(row.get('index'))}` : `name ${String(item.get('name'))}`;
}

function textOf(key: unknown): unknown {
  return isScalar(key) ? key.value : isPair(key) ? key.key : key;
}
