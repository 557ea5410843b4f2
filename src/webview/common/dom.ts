type Attribute = string | number | boolean | undefined;
type Child = Node | string | undefined | false;

/**
 * Builds an element. Attributes that are `undefined` or `false` are left out, `true` writes an empty attribute;
 * strings become text nodes, so that a prompt is never read as markup.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) if (child !== undefined && child !== false) element.append(child);
  return element;
}

type Listener = (event: Event, element: Element) => void;

/** What `on` attached, by element and type of event; an element that is patched takes over those of its new drawing. */
const listeners = new WeakMap<Element, Map<string, Listener>>();

/**
 * Attaches the one listener of this type that an element has; a second call replaces the first one's.
 * @param listener is given the element that is on the page: not `element` itself where that was only a new drawing of it.
 */
export function on<Type extends keyof HTMLElementEventMap, E extends HTMLElement>(
  element: E,
  type: Type,
  listener: (event: HTMLElementEventMap[Type], element: E) => void,
): E {
  // An element hears only events of the type that it listens for.
  attach(element, type, listener as Listener);
  return element;
}

function attach(element: Element, type: string, listener: Listener): void {
  const own = listeners.get(element) ?? new Map<string, Listener>();
  listeners.set(element, own);
  if (!own.has(type)) element.addEventListener(type, (event) => listeners.get(element)?.get(type)?.(event, element));
  own.set(type, listener);
}

/** Gives an element the listeners of another one, and no others. */
export function takeListeners(element: Element, from: Element): void {
  const [own, wanted] = [listeners.get(element), listeners.get(from)];
  for (const type of own?.keys() ?? []) if (!wanted?.has(type)) own?.set(type, () => undefined);
  for (const [type, listener] of wanted ?? []) attach(element, type, listener);
}

/** Replaces all children without losing the keyboard focus of an element that keeps its `id`. */
export function replaceKeepingFocus(parent: HTMLElement, ...children: readonly Node[]): void {
  const focused = document.activeElement?.id;
  parent.replaceChildren(...children);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** Whether the user is typing, so that single-key shortcuts must stay quiet. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}

/** @throws where the page of the panel was not made for it. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page lacks #${id}.`);
  return found;
}
