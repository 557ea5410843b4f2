import { h, on } from '../common/dom';
import { foldable } from '../common/foldable';
import { icon } from '../common/icons';
import type { FailedView, FromPreview, PreviewView, RenderedView, UnavailableView } from '../messages/preview';
import type { PreviewStrings } from '../messages/strings';
import { drawChoices } from './choices';
import { drawFields } from './fields';
import { drawPlain, drawPrompt } from './prompt';

type Send = (message: FromPreview) => void;

/** Everything under the toolbar, from top to bottom. */
export function drawBody(view: PreviewView, strings: PreviewStrings, send: Send): readonly HTMLElement[] {
  switch (view.kind) {
    case 'waiting':
      return [h('p', { class: 'muted waiting' }, strings.loading)];
    case 'unavailable':
      return [drawUnavailable(view, strings, send)];
    case 'failed':
      return [drawHeading(view), drawFailure(view, strings, send), drawFields(view.fields, strings, true)];
    case 'rendered':
      return [drawHeading(view), ...drawExample(view, strings, send), drawFields(view.fields, strings, false)];
  }
}

function drawHeading(view: RenderedView | FailedView): HTMLElement {
  return h(
    'header',
    { class: 'subject' },
    h('h1', {}, view.title ?? view.task),
    h('span', { class: 'badge' }, view.cluster),
    view.template.kind !== 'original' && h('span', { class: 'badge quiet' }, view.template.kind),
    h('span', { class: 'muted' }, view.row.split),
  );
}

/** Prompt and target as one conversation: what the model reads, the joint between them, what it has to write. */
function drawExample(view: RenderedView, strings: PreviewStrings, send: Send): readonly HTMLElement[] {
  const prompt = h(
    'section',
    { class: 'turn prompt', 'aria-labelledby': 'prompt-title' },
    title('prompt-title', strings.prompt, strings.promptNote),
    drawPrompt('prompt-text', view.input, strings, send),
  );
  const joint = h(
    'p',
    { class: 'joint muted' },
    view.separator === '' ? strings.separatorNone : strings.separator,
    view.separator !== '' && h('code', {}, drawSeparator(view.separator)),
  );
  const target = h(
    'section',
    { class: 'turn target', 'aria-labelledby': 'target-title' },
    title('target-title', strings.target, strings.targetNote),
    drawPrompt('target-text', view.target, strings, send),
    view.choices && drawChoices(view.choices, view.gold, strings),
  );
  const options =
    view.options === undefined ? [] : [foldable('options', [strings.options], false, drawPlain(view.options, strings))];
  return [prompt, joint, target, ...options];
}

function title(id: string, text: string, note: string): HTMLElement {
  return h('h2', { id }, text, h('span', { class: 'muted note' }, note));
}

function drawSeparator(separator: string): string {
  return separator.replaceAll(' ', '·').replaceAll('\n', '↵').replaceAll('\t', '→');
}

function drawFailure(view: FailedView, strings: PreviewStrings, send: Send): HTMLElement {
  const jump = h('button', { id: 'go-to-error', class: 'link', type: 'button' }, strings.goToPlace);
  on(jump, 'click', () => send({ type: 'open', place: view.place }));
  return h(
    'section',
    { class: 'problem', role: 'alert' },
    icon('error'),
    h(
      'div',
      {},
      h('h2', {}, strings.failed, ' ', h('code', {}, view.field)),
      h('p', { class: 'message' }, view.message),
      h('p', {}, jump, h('span', { class: 'muted' }, ` ${placeName(view.place.line, view.place.character)}`)),
    ),
  );
}

function drawUnavailable(view: UnavailableView, strings: PreviewStrings, send: Send): HTMLElement {
  const { place } = view;
  const jump = place && h('button', { id: 'go-to-error', class: 'link', type: 'button' }, strings.goToPlace);
  if (jump) on(jump, 'click', () => send({ type: 'open', place }));
  return h(
    'section',
    { class: 'unavailable', role: 'status' },
    icon('info'),
    h('p', { class: 'message' }, view.message),
    jump && h('p', {}, jump),
  );
}

function placeName(line: number, character: number): string {
  return `${String(line + 1)}:${String(character + 1)}`;
}
