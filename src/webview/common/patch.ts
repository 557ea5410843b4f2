import { takeListeners } from './dom';

/**
 * Makes the children of an element like `wanted` by changing only what differs, so that focus, scroll positions and
 * selected text survive. Elements are recognised by their `id` or `data-key`, others by their place and tag: what comes
 * and goes among its siblings needs a key.
 * What a user has typed into a field stays until its drawn value changes.
 */
export function patchChildren(parent: Element, wanted: readonly Node[]): void {
  const keyed = keep(parent, wanted);
  let next: ChildNode | null = parent.firstChild;
  for (const node of wanted) {
    const known = match(node, next, keyed);
    if (known === undefined) {
      parent.insertBefore(node, next);
      continue;
    }
    // An element that is moved loses its scroll position and its focus, so what stands in its way goes instead.
    while (next !== null && next !== known && keyOf(next) === undefined) next = removed(next);
    if (known === next) next = known.nextSibling;
    else parent.insertBefore(known, next);
    patchNode(known, node);
  }
  while (next !== null) next = removed(next);
}

/** Removes the elements whose key is no longer wanted. The others, by their key. */
function keep(parent: Element, wanted: readonly Node[]): ReadonlyMap<string, Element> {
  const keys = new Set(wanted.map(keyOf));
  const kept = new Map<string, Element>();
  for (const child of [...parent.children]) {
    const key = keyOf(child);
    if (key === undefined) continue;
    if (keys.has(key)) kept.set(key, child);
    else child.remove();
  }
  return kept;
}

function removed(node: ChildNode): ChildNode | null {
  const after = node.nextSibling;
  node.remove();
  return after;
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
