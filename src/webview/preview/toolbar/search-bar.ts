import { h, on } from '../../common/dom';
import { fill } from '../../common/fill';
import type { SearchView, SubjectView } from '../../messages/preview';
import type { PreviewStrings } from '../../messages/strings';
import type { Ui } from '../ui';
import { iconButton } from './buttons';
import { matchNumber, nextMatch } from './match';

/** A field to search the rows by; Enter and Shift+Enter go from match to match, Escape closes it. */
export function drawSearchBar({ row }: SubjectView, { state, search, strings, send }: Ui): HTMLElement | undefined {
  if (state.search === undefined) return undefined;
  const step = (direction: 1 | -1): void => {
    const next = search && nextMatch(search.rows, row.index, direction);
    if (next !== undefined) send({ type: 'row', index: next });
  };
  const input = h('input', {
    id: 'search',
    type: 'search',
    value: state.search,
    placeholder: strings.searchRows,
    'aria-label': strings.searchRows,
    'aria-describedby': 'matches',
    spellcheck: 'false',
  });
  on(input, 'input', (_, shown) => send({ type: 'search', text: shown.value }));
  on(input, 'keydown', (event) => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') send({ type: 'search' });
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const disabled = search === undefined || search.rows.length === 0;
  return h(
    'div',
    { class: 'group search', role: 'search' },
    input,
    h('span', { id: 'matches', class: 'muted count', role: 'status' }, matches(search, row.index, strings)),
    iconButton('previous-match', 'up', strings.previousMatch, { disabled, click: () => step(-1) }),
    iconButton('next-match', 'down', strings.nextMatch, { disabled, click: () => step(1) }),
    iconButton('close-search', 'cross', strings.closeSearch, { click: () => send({ type: 'search' }) }),
  );
}

function matches(search: SearchView | undefined, row: number, strings: PreviewStrings): string {
  if (search === undefined || search.text === '') return '';
  if (search.rows.length === 0) return strings.noMatches;
  const number = matchNumber(search.rows, row);
  return number === undefined
    ? fill(strings.matchCount, search.rows.length)
    : fill(strings.matchOf, number, search.rows.length);
}
