import { h, on } from './dom';

/** What the user folded or unfolded, by id; kept here because panels draw their content anew. */
const chosen = new Map<string, boolean>();

/** A section that folds under its summary and stays as the user left it when it is drawn again. */
export function foldable(
  id: string,
  summary: readonly (Node | string)[],
  openAtFirst: boolean,
  ...content: readonly HTMLElement[]
): HTMLElement {
  const head = h('summary', { id: `${id}-summary` }, ...summary);
  const details = h('details', { id, open: chosen.get(id) ?? openAtFirst }, head, ...content);
  on(head, 'click', (_, shown) => chosen.set(id, !shown.parentElement?.hasAttribute('open')));
  return details;
}
