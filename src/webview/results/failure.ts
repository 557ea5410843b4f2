import { h, on } from '../common/dom';
import { icon } from '../common/icons';
import type { FailureView, FromResults } from '../messages/results';
import type { ResultsStrings } from '../messages/strings';

/** Why the run failed, what to do about it, and the way to the place in the file. */
export function drawFailure(
  failure: FailureView,
  strings: ResultsStrings,
  send: (message: FromResults) => void,
): HTMLElement {
  const open =
    failure.place &&
    on(h('button', { id: 'open-failure', class: 'button', type: 'button' }, strings.openFile), 'click', () =>
      send({ type: 'openFailure' }),
    );
  return h(
    'section',
    { class: 'problem', role: 'alert' },
    icon('error'),
    h(
      'div',
      {},
      h('h2', {}, strings.failed),
      h('p', { class: 'message' }, failure.message),
      failure.remedy !== undefined && h('p', { class: 'message' }, failure.remedy),
      open && h('p', {}, open, failure.placeName !== undefined && h('code', {}, failure.placeName)),
    ),
  );
}
