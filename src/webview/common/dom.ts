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

export function on<Type extends keyof HTMLElementEventMap, E extends HTMLElement>(
  element: E,
  type: Type,
  listener: (event: HTMLElementEventMap[Type]) => void,
): E {
  element.addEventListener(type, listener);
  return element;
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
