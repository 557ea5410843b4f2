import { h, on } from '../common/dom';
import { fill } from '../common/fill';
import type { RowsCell, RowsColumn, RowsRow, RowsView } from '../messages/rows';
import type { Cursor } from './keys';
import { grouped, type Ui } from './ui';

/**
 * One page of rows as a grid: one cell takes the focus, arrow keys move it (WAI-ARIA's grid pattern). Row numbers count
 * over all pages.
 */
export function drawTable(view: RowsView, ui: Ui, cursor: Cursor): HTMLElement {
  const { rows, columns, offset, count, isCounted } = view;
  return h(
    'table',
    {
      id: 'grid',
      role: 'grid',
      'aria-label': fill(ui.strings.table, view.split),
      // -1 says that nobody knows yet.
      'aria-rowcount': isCounted ? count + 1 : -1,
      'aria-colcount': columns.length + 1,
    },
    h(
      'thead',
      {},
      h('tr', { 'aria-rowindex': 1 }, h('th', { class: 'number', scope: 'col' }, '#'), ...columns.map(head)),
    ),
    h('tbody', {}, ...rows.map((row, index) => drawRow(row, index, offset, ui, cursor))),
  );
}

function head({ name, type, empty }: RowsColumn): HTMLElement {
  return h(
    'th',
    { scope: 'col', title: [name, type, empty ?? ''].filter((part) => part !== '').join(' · ') },
    h('span', { class: 'name' }, name),
    h('span', { class: 'type' }, empty === undefined ? type : `${type} · ${empty}`),
  );
}

function drawRow({ number, cells }: RowsRow, index: number, offset: number, ui: Ui, cursor: Cursor): HTMLElement {
  const isChosen = ui.state.chosen === offset + index;
  const attributes = (column: number): Readonly<Record<string, string | number>> => ({
    id: `cell-${String(index)}-${String(column)}`,
    tabindex: cursor.row === index && cursor.column === column ? 0 : -1,
  });
  const row = h(
    'tr',
    {
      id: `row-${String(index)}`,
      'aria-rowindex': offset + index + 2,
      'aria-selected': String(isChosen),
      class: isChosen ? 'chosen' : undefined,
    },
    h('th', { ...attributes(0), class: 'number', scope: 'row' }, grouped(number + 1)),
    ...cells.map((cell, column) => drawCell(cell, attributes(column + 1), ui)),
  );
  return on(row, 'click', () => ui.send({ type: 'choose', place: offset + index }));
}

function drawCell(
  { text, kind, cut }: RowsCell,
  attributes: Readonly<Record<string, string | number>>,
  { strings }: Ui,
): HTMLElement {
  const mark = markOf(text, kind, strings);
  const shown = cut === true ? `${text}…` : text;
  return h(
    'td',
    { ...attributes, class: kind === 'string' ? undefined : kind },
    mark === undefined ? shown : h('span', { class: 'empty-mark' }, mark),
  );
}

function markOf(text: string, kind: RowsCell['kind'], strings: Ui['strings']): string | undefined {
  if (kind === 'missing') return strings.missing;
  return kind === 'string' && text === '' ? strings.empty : undefined;
}
