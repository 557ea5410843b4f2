import { h } from '../../common/dom';
import { foldable } from '../../common/foldable';
import type { RowField } from '../../messages/preview';
import type { Ui } from '../ui';
import { appendInk, emptyMark } from './text';

/** The row as the data gives it, in a table that stays folded or unfolded from row to row. */
export function drawFields(fields: readonly RowField[], { strings }: Ui, openAtFirst: boolean): HTMLElement {
  const rows = fields.map((field) => {
    const cell = h('td', { class: field.kind === 'json' ? 'json' : undefined, dir: 'auto' });
    if (field.value === '') cell.append(emptyMark(strings.empty));
    appendInk(cell, field.value, true);
    return h('tr', { 'data-key': field.name }, h('th', { scope: 'row' }, field.name), cell);
  });
  return foldable(
    'fields',
    [strings.fields, h('span', { class: 'muted' }, ` ${String(fields.length)}`)],
    openAtFirst,
    h('table', {}, h('tbody', {}, ...rows)),
  );
}
