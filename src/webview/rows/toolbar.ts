import { h, on } from '../common/dom';
import { fill } from '../common/fill';
import { icon, type IconName } from '../common/icons';
import type { RowsView } from '../messages/rows';
import { grouped, type Ui } from './ui';

/** Which split, which of its rows, and the way to the others. */
export function drawToolbar(view: RowsView, ui: Ui): readonly HTMLElement[] {
  const { strings } = ui;
  const { offset, pageSize, count, isCounted } = view;
  const isLast = isCounted && offset + pageSize >= count;
  const page =
    (to: number): (() => void) =>
    () =>
      ui.send({ type: 'page', offset: to });
  return [
    ...(view.splits.length > 1 ? [h('div', { class: 'group' }, splitPicker(view, ui))] : []),
    h('div', { class: 'group grow' }, searchField(ui)),
    h('span', { id: 'range', class: 'muted count' }, rangeText(view, ui)),
    h(
      'div',
      { class: 'group', role: 'group', 'aria-label': strings.goToRow },
      iconButton('first', 'first', strings.first, offset <= 0, page(0)),
      iconButton('previous', 'previous', strings.previous, offset <= 0, page(Math.max(0, offset - pageSize))),
      rowField(view, ui),
      iconButton('next', 'next', strings.next, isLast, page(offset + pageSize)),
      iconButton('last', 'last', strings.last, isLast, () => ui.send({ type: 'end' })),
    ),
  ];
}

/** Which rows are shown, and of how many as far as that is known. */
export function rangeText({ offset, rows, count, isCounted, seen, busy }: RowsView, { strings, state }: Ui): string {
  if (busy) return fill(strings.reading, grouped(seen));
  if (rows.length === 0) return '';
  const [from, to] = [grouped(offset + 1), grouped(offset + rows.length)];
  const isSearch = state.search !== '';
  const pattern = isCounted
    ? isSearch
      ? strings.found
      : strings.range
    : isSearch
      ? strings.foundOpen
      : strings.rangeOpen;
  return fill(pattern, from, to, grouped(Math.max(count, offset + rows.length)));
}

function splitPicker(view: RowsView, { strings, send }: Ui): HTMLElement {
  const select = h('select', { id: 'split', 'aria-label': strings.split, title: strings.split });
  for (const name of view.splits) select.append(h('option', { value: name, selected: name === view.split }, name));
  return on(select, 'change', (_, shown) => send({ type: 'split', name: shown.value }));
}

function searchField({ strings, state, send }: Ui): HTMLElement {
  const input = h('input', {
    id: 'search',
    type: 'search',
    value: state.search,
    placeholder: strings.search,
    'aria-label': strings.search,
    title: strings.search,
  });
  return on(input, 'change', (_, shown) => send({ type: 'search', text: shown.value.trim() }));
}

function rowField({ offset, pageSize, count, isCounted }: RowsView, { strings, send }: Ui): HTMLElement {
  const input = h('input', {
    id: 'go',
    type: 'number',
    min: 1,
    max: isCounted ? count : undefined,
    value: offset + 1,
    'aria-label': strings.goToRow,
    title: strings.goToRow,
  });
  return on(input, 'change', (_, shown) => {
    const place = Math.round(shown.valueAsNumber) - 1;
    if (!Number.isFinite(place) || place < 0) return;
    send({ type: 'page', offset: Math.floor(place / pageSize) * pageSize });
    send({ type: 'choose', place });
  });
}

function iconButton(id: string, name: IconName, label: string, disabled: boolean, click: () => void): HTMLElement {
  const button = h(
    'button',
    { id, class: 'icon-button', type: 'button', title: label, 'aria-label': label, disabled },
    icon(name),
  );
  return on(button, 'click', click);
}
