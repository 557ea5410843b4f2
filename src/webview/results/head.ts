import { h, on } from '../common/dom';
import { icon, type IconName } from '../common/icons';
import type { FromResults, ResultsView } from '../messages/results';
import type { ResultsStrings } from '../messages/strings';

type Send = (message: FromResults) => void;

/** How the run stands, and what can be done with it. */
export function drawHead(
  view: ResultsView,
  strings: ResultsStrings,
  send: Send,
  toSamples: () => void,
): readonly HTMLElement[] {
  const cancelling = view.tone === 'active' && !view.canCancel;
  const { label, fraction } = view.progress;
  const share = fraction === null ? '' : ` ${String(Math.floor(fraction * 100))}%`;
  return [
    h(
      'div',
      { class: 'group grow' },
      h('span', { class: `dot ${view.tone}`, 'aria-hidden': 'true' }),
      h('strong', {}, view.stateText),
      view.tone === 'active' && h('span', { class: 'muted ellipsis' }, label + share),
    ),
    h(
      'div',
      { class: 'group' },
      view.tone === 'active' &&
        action('cancel', 'stop', cancelling ? strings.cancelling : strings.cancel, cancelling, () =>
          send({ type: 'cancel' }),
        ),
      view.canResume && action('resume', 'resume', strings.resume, false, () => send({ type: 'resume' })),
      view.counts.all > 0 && action('to-samples', 'list', strings.samples, false, toSamples),
      action('recipe', 'file', strings.openRecipe, false, () => send({ type: 'openRecipe' })),
      action('reveal', 'folder', strings.reveal, false, () => send({ type: 'reveal' })),
    ),
  ];
}

function action(id: string, name: IconName, label: string, disabled: boolean, click: () => void): HTMLElement {
  return on(h('button', { id, class: 'action', type: 'button', disabled }, icon(name), label), 'click', click);
}
