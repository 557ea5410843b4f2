import { h, on } from '../common/dom';
import { fill } from '../common/fill';
import { icon, type IconName } from '../common/icons';
import { inkOf } from '../common/whitespace';
import type { RowDetail, RowsCell } from '../messages/rows';
import { grouped, type Ui } from './ui';

/** The chosen row whole, and what can be done with it. */
export function drawDetail(detail: RowDetail, ui: Ui): HTMLElement {
  const { strings, send } = ui;
  const title = fill(strings.row, grouped(detail.number + 1));
  const button = (id: string, name: IconName, label: string, type: 'copy' | 'preview' | 'close'): HTMLElement =>
    on(
      h('button', { id, class: 'icon-button', type: 'button', title: label, 'aria-label': label }, icon(name)),
      'click',
      () => send({ type }),
    );
  const source =
    detail.source === undefined
      ? undefined
      : detail.canOpen
        ? on(
            h('button', { id: 'open', class: 'link', type: 'button', title: strings.open }, detail.source),
            'click',
            () => send({ type: 'open' }),
          )
        : h('span', { class: 'muted' }, detail.source);
  return h(
    'section',
    { id: 'chosen', 'aria-label': title },
    h(
      'div',
      { class: 'bar' },
      h('h2', {}, title),
      source,
      h('span', { class: 'space' }),
      detail.canPreview && button('preview', 'preview', strings.preview, 'preview'),
      button('copy', 'copy', strings.copy, 'copy'),
      button('close', 'cross', strings.close, 'close'),
    ),
    h(
      'div',
      { class: 'fields', tabindex: 0 },
      h('table', {}, h('tbody', {}, ...detail.fields.map((field) => drawField(field, ui)))),
    ),
  );
}

function drawField({ name, cell }: { readonly name: string; readonly cell: RowsCell }, { strings }: Ui): HTMLElement {
  const value = h('td', { class: cell.kind === 'string' ? undefined : cell.kind });
  if (cell.kind === 'missing') value.append(h('span', { class: 'empty-mark' }, strings.missing));
  else if (cell.text === '') value.append(h('span', { class: 'empty-mark' }, strings.empty));
  else for (const ink of inkOf(cell.text)) value.append(inkNode(ink));
  return h('tr', { 'data-key': name }, h('th', { scope: 'row' }, name), value);
}

function inkNode({ text, mark }: ReturnType<typeof inkOf>[number]): Node {
  return mark === undefined ? document.createTextNode(text) : h('span', { class: `ink ${mark}` }, text);
}

/** Shows on the copy button for a moment that the row is on the clipboard. */
export function noteCopied({ strings }: Ui): void {
  const button = document.getElementById('copy');
  if (button === null) return;
  button.replaceChildren(icon('check'));
  button.title = strings.copied;
  setTimeout(() => {
    button.replaceChildren(icon('copy'));
    button.title = strings.copy;
  }, 1200);
}
