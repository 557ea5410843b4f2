import { h, on } from '../../common/dom';
import { fill } from '../../common/fill';
import type { SubjectView } from '../../messages/preview';
import type { Ui } from '../ui';
import { iconButton } from './buttons';

/** Steps through the rows of the sample, to one by its number, or to any. */
export function drawRowStepper({ row: { index, count } }: SubjectView, { strings, send }: Ui): HTMLElement {
  const input = h('input', {
    id: 'row',
    type: 'number',
    min: 1,
    max: count,
    value: index + 1,
    'aria-label': strings.goToRow,
    title: strings.goToRow,
  });
  on(input, 'change', (_, shown) => {
    const row = Math.round(shown.valueAsNumber);
    if (Number.isFinite(row)) send({ type: 'row', index: Math.max(1, Math.min(count, row)) - 1 });
    else shown.value = String(index + 1);
  });
  return h(
    'div',
    { class: 'group', role: 'group', 'aria-label': strings.row },
    iconButton('previous', 'previous', strings.previousRow, {
      disabled: index <= 0,
      click: () => send({ type: 'row', index: index - 1 }),
    }),
    input,
    h('span', { class: 'muted count' }, fill(strings.rowOf, count)),
    iconButton('next', 'next', strings.nextRow, {
      disabled: index >= count - 1,
      click: () => send({ type: 'row', index: index + 1 }),
    }),
    iconButton('random', 'random', strings.randomRow, { click: () => send({ type: 'randomRow' }) }),
  );
}
