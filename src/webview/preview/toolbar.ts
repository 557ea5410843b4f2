import { h, on } from '../common/dom';
import { fill } from '../common/host';
import { icon, type IconName } from '../common/icons';
import type { FromPreview, PreviewPanelState, PreviewSubjectView, PreviewView } from '../messages/preview';
import type { PreviewStrings } from '../messages/strings';
import { promptText } from './prompt-text';

type Send = (message: FromPreview) => void;

/** Which template, which row, and what to do with them; empty while there is no template to speak of. */
export function drawToolbar(
  view: PreviewView,
  state: PreviewPanelState,
  strings: PreviewStrings,
  send: Send,
): readonly HTMLElement[] {
  if (view.kind !== 'rendered' && view.kind !== 'failed') return [];
  return [
    h('div', { class: 'group grow' }, templatePicker(view, strings, send)),
    h('div', { class: 'group', role: 'group', 'aria-label': strings.row }, ...rowStepper(view, strings, send)),
    h(
      'div',
      { class: 'group' },
      copyButton(view, strings, send),
      iconButton('follow', 'follow', strings.follow, {
        pressed: state.follow,
        click: () => send({ type: 'follow', on: !state.follow }),
      }),
    ),
  ];
}

/** Shows on the copy button for a moment that the prompt is on the clipboard. */
export function noteCopied(toolbar: HTMLElement, strings: PreviewStrings): void {
  const button = toolbar.querySelector<HTMLElement>('#copy');
  if (button === null) return;
  button.replaceChildren(icon('check'));
  button.title = strings.copied;
  setTimeout(() => {
    button.replaceChildren(icon('copy'));
    button.title = strings.copyPrompt;
  }, 1200);
}

function templatePicker(view: PreviewSubjectView, strings: PreviewStrings, send: Send): HTMLElement {
  const select = h('select', { id: 'template', 'aria-label': strings.template, title: strings.template });
  for (const name of view.templates) {
    select.append(h('option', { value: name, selected: name === view.template.name }, name));
  }
  return on(select, 'change', () => send({ type: 'template', name: select.value }));
}

function rowStepper(view: PreviewSubjectView, strings: PreviewStrings, send: Send): readonly HTMLElement[] {
  const { index, count } = view.row;
  const input = h('input', {
    id: 'row',
    type: 'number',
    min: 1,
    max: count,
    value: index + 1,
    'aria-label': strings.goToRow,
    title: strings.goToRow,
  });
  on(input, 'change', () => {
    const row = Math.round(input.valueAsNumber);
    if (Number.isFinite(row)) send({ type: 'row', index: Math.max(1, Math.min(count, row)) - 1 });
    else input.value = String(index + 1);
  });
  return [
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
  ];
}

function copyButton(view: PreviewView, strings: PreviewStrings, send: Send): HTMLElement {
  if (view.kind !== 'rendered') return iconButton('copy', 'copy', strings.copyPrompt, { disabled: true });
  return iconButton('copy', 'copy', strings.copyPrompt, {
    click: () => send({ type: 'copy', text: promptText(view.input) }),
  });
}

interface ButtonOptions {
  readonly click?: () => void;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
}

function iconButton(id: string, name: IconName, label: string, options: ButtonOptions): HTMLElement {
  const button = h(
    'button',
    {
      id,
      class: 'icon-button',
      type: 'button',
      title: label,
      'aria-label': label,
      disabled: options.disabled,
      'aria-pressed': options.pressed === undefined ? undefined : String(options.pressed),
    },
    icon(name),
  );
  const { click } = options;
  return click === undefined ? button : on(button, 'click', click);
}
