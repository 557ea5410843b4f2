import { h, on } from '../../common/dom';
import { icon, type IconName } from '../../common/icons';

export interface ButtonOptions {
  readonly click: () => void;
  readonly disabled?: boolean;
  /** For a button that stays pressed. */
  readonly pressed?: boolean;
}

/** A button that shows an icon alone; its label is its tooltip and its name. */
export function iconButton(id: string, name: IconName, label: string, options: ButtonOptions): HTMLElement {
  return button(id, 'icon-button', { title: label, 'aria-label': label }, [icon(name)], options);
}

/** A button that can be pressed and shows words, with an icon that stays where there is no room for them. */
export function toggle(id: string, name: IconName, text: string, label: string, options: ButtonOptions): HTMLElement {
  const words = h('span', { class: 'words' }, text);
  return button(id, 'icon-button toggle', { title: label, 'aria-label': text }, [icon(name), words], options);
}

function button(
  id: string,
  className: string,
  names: { readonly title: string; readonly 'aria-label': string },
  content: readonly Node[],
  { click, disabled, pressed }: ButtonOptions,
): HTMLElement {
  const attributes = {
    ...names,
    id,
    class: className,
    type: 'button',
    disabled,
    'aria-pressed': pressed === undefined ? undefined : String(pressed),
  };
  return on(h('button', attributes, ...content), 'click', click);
}

export interface Option {
  readonly value: string;
  readonly text: string;
}

/** A list to pick one of. */
export function picker(
  id: string,
  label: string,
  options: readonly Option[],
  chosen: string | undefined,
  pick: (value: string) => void,
): HTMLSelectElement {
  const items = options.map(({ value, text }) => h('option', { value, selected: value === chosen }, text));
  const select = h('select', { id, 'aria-label': label, title: label }, ...items);
  return on(select, 'change', (_, shown) => pick(shown.value));
}
