import { h, on } from '../../common/dom';
import { icon } from '../../common/icons';
import type { PreviewStrings } from '../../messages/strings';
import type { PreviewView } from '../../messages/preview';
import { copyText, type CopyKind } from '../copy-texts';
import type { Ui } from '../ui';
import { iconButton } from './buttons';

/** Copies the prompt; what else can be copied is in the menu beside it. */
export function drawCopyMenu(view: PreviewView, ui: Ui): HTMLElement {
  const copy = (kind: CopyKind): void => {
    const text = copyText(view, kind);
    if (text !== undefined) ui.send({ type: 'copy', text });
  };
  const disabled = copyText(view, 'prompt') === undefined;
  const { strings } = ui;
  return h(
    'div',
    { class: 'group split' },
    iconButton('copy', 'copy', strings.copyPrompt, { disabled, click: () => copy('prompt') }),
    !disabled && drawMenu(strings, copy),
  );
}

/** Shows on the copy button for a moment that the text is on the clipboard. */
export function noteCopied(strings: PreviewStrings): void {
  const button = document.getElementById('copy');
  if (button === null) return;
  button.replaceChildren(icon('check'));
  button.title = strings.copied;
  setTimeout(() => {
    button.replaceChildren(icon('copy'));
    button.title = strings.copyPrompt;
  }, 1200);
}

function drawMenu(strings: PreviewStrings, copy: (kind: CopyKind) => void): HTMLElement {
  const items = (['prompt', 'example', 'messages'] as const).map((kind) => {
    const item = h('button', { class: 'menu-item', type: 'button', role: 'menuitem' }, strings.copyKinds[kind]);
    return on(item, 'click', (_, shown) => {
      closeMenu(shown.closest('details'));
      copy(kind);
    });
  });
  const menu = h(
    'details',
    { id: 'copy-menu', class: 'menu' },
    h(
      'summary',
      { id: 'copy-more', class: 'icon-button', title: strings.copyMore, 'aria-label': strings.copyMore },
      icon('down'),
    ),
    h('div', { class: 'menu-items', role: 'menu', 'aria-label': strings.copyMore }, ...items),
  );
  on(menu, 'keydown', (event, shown) => menuKey(event, shown));
  // Focus that goes elsewhere, by Tab or a click, closes the menu, as menus do.
  return on(menu, 'focusout', ({ relatedTarget }, shown) => {
    if (!(relatedTarget instanceof Node && shown.contains(relatedTarget))) shown.open = false;
  });
}

/** Arrows go round the items, Escape closes. */
function menuKey(event: KeyboardEvent, menu: HTMLDetailsElement): void {
  if (!menu.open) return;
  const items = [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.findIndex((item) => item === document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: at < 0 ? 0 : -1 }[event.key];
  if (event.key === 'Escape') closeMenu(menu);
  else if (step !== undefined) items.at((at + step) % items.length)?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function closeMenu(menu: HTMLDetailsElement | null): void {
  if (menu === null) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
}
