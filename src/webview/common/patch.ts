import { takeListeners } from './dom';

/**
 * Makes the children of an element like `wanted` by changing only what differs, so that focus, scroll positions and
 * selected text survive. Elements are recognised by their `id` or `data-key`, others by their place and tag.
 * What a user has typed into a field stays until its drawn value changes.
 */
export function patchChildren(parent: Element, wanted: readonly Node[]): void {
  const keyed = new Map<string, Element>();
  for (const child of parent.children) {
    const key = keyOf(child);
    if (key !== undefined) keyed.set(key, child);
  }
  let next: ChildNode | null = parent.firstChild;
  for (const node of wanted) {
    const known = match(node, next, keyed);
    if (known === undefined) {
      parent.insertBefore(node, next);
      continue;
    }
    if (known === next) next = known.nextSibling;
    else parent.insertBefore(known, next);
    patchNode(known, node);
  }
  while (next !== null) {
    const after: ChildNode | null = next.nextSibling;
    next.remove();
    next = after;
  }
}

function match(node: Node, next: ChildNode | null, keyed: ReadonlyMap<string, Element>): ChildNode | undefined {
  const key = keyOf(node);
  if (key !== undefined) {
    const known = keyed.get(key);
    return known?.nodeName === node.nodeName ? known : undefined;
  }
  return next !== null && next.nodeName === node.nodeName && keyOf(next) === undefined ? next : undefined;
}

function keyOf(node: Node): string | undefined {
  if (!(node instanceof Element)) return undefined;
  return node.id !== '' ? node.id : (node.getAttribute('data-key') ?? undefined);
}

function patchNode(known: Node, wanted: Node): void {
  if (!(known instanceof Element) || !(wanted instanceof Element)) {
    if (known.nodeValue !== wanted.nodeValue) known.nodeValue = wanted.nodeValue;
    return;
  }
  const keepsTyped = isTypedIn(known) || known.getAttribute('value') === wanted.getAttribute('value');
  patchAttributes(known, wanted);
  takeListeners(known, wanted);
  patchChildren(known, [...wanted.childNodes]);
  if (known instanceof HTMLSelectElement && wanted instanceof HTMLSelectElement) known.value = wanted.value;
  if (known instanceof HTMLInputElement && wanted instanceof HTMLInputElement && !keepsTyped)
    known.value = wanted.value;
}

/** Whether a person is writing into it: what is drawn of that comes from an earlier letter. */
function isTypedIn(element: Element): boolean {
  return element === document.activeElement && element instanceof HTMLInputElement && element.type === 'search';
}

function patchAttributes(known: Element, wanted: Element): void {
  for (const { name } of [...known.attributes]) if (!wanted.hasAttribute(name)) known.removeAttribute(name);
  for (const { name, value } of wanted.attributes) {
    if (known.getAttribute(name) !== value) known.setAttribute(name, value);
  }
}
