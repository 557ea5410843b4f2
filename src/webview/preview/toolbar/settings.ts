import { h } from '../../common/dom';
import { fill } from '../../common/fill';
import type { PreviewSettings } from '../../messages/preview';
import type { Ui } from '../ui';
import { picker, toggle } from './buttons';
import { exemplarSteps } from './exemplar-steps';

/** What is shown of the task, and in which form. */
export function drawSettings(ui: Ui): readonly HTMLElement[] {
  const { strings, state, send } = ui;
  const set = (change: Partial<PreviewSettings>): void => send({ type: 'settings', change });
  const layouts = (['one', 'templates', 'rows'] as const).map((layout) => {
    const { text, label } = strings.layouts[layout];
    const pressed = state.layout === layout;
    return toggle(`layout-${layout}`, `layout-${layout}`, text, label, { pressed, click: () => set({ layout }) });
  });
  const switches = (['options', 'tokens', 'training'] as const).map((name) => {
    const { text, label } = strings.switches[name];
    return toggle(name, name, text, label, { pressed: state[name], click: () => set({ [name]: !state[name] }) });
  });
  return [
    h('div', { class: 'group joined layouts', role: 'group', 'aria-label': strings.layout }, ...layouts),
    h('div', { class: 'group', role: 'group', 'aria-label': strings.form }, ...switches),
    picker(
      'exemplars',
      strings.exemplars,
      exemplarSteps.map((count) => ({ value: String(count), text: fill(strings.shots, count) })),
      String(state.exemplars),
      (value) => set({ exemplars: Number(value) }),
    ),
  ];
}
