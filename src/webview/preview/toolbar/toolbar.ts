import { h } from '../../common/dom';
import type { PreviewView } from '../../messages/preview';
import type { Ui } from '../ui';
import { iconButton, picker } from './buttons';
import { drawCopyMenu } from './copy-menu';
import { drawRowStepper } from './row-stepper';
import { drawSearchBar } from './search-bar';
import { drawSettings } from './settings';

/** Which template, which row, in which form, and what to do with them; empty while there is no template to speak of. */
export function drawToolbar(view: PreviewView, ui: Ui, help: () => void): readonly HTMLElement[] {
  if (view.kind !== 'one' && view.kind !== 'many') return [];
  const { strings, state, send } = ui;
  const templates = view.templates.map((name) => ({ value: name, text: name }));
  const pick = (name: string): void => send({ type: 'template', name });
  const searchBar = drawSearchBar(view, ui);
  return [
    h('div', { class: 'group grow' }, picker('template', strings.template, templates, view.template.name, pick)),
    drawRowStepper(view, ui),
    h(
      'div',
      { class: 'group' },
      iconButton('find', 'search', strings.search, {
        pressed: state.search !== undefined,
        click: () => send(state.search === undefined ? { type: 'search', text: '' } : { type: 'search' }),
      }),
      drawCopyMenu(view, ui),
      iconButton('follow', 'follow', strings.follow, {
        pressed: state.follow,
        click: () => send({ type: 'settings', change: { follow: !state.follow } }),
      }),
      iconButton('help', 'help', strings.help, { click: help }),
    ),
    ...(searchBar === undefined ? [] : [searchBar]),
    h('div', { class: 'settings', role: 'toolbar', 'aria-label': strings.settings }, ...drawSettings(ui)),
  ];
}
