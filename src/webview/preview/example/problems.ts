import { h, on } from '../../common/dom';
import { icon } from '../../common/icons';
import type { FailedOutcome, ProblemView } from '../../messages/preview';
import type { Ui } from '../ui';

const icons = { error: 'error', warning: 'warning', info: 'info' } as const;

/** What the checks say about a template, each line leading to its place. */
export function drawProblems(problems: readonly ProblemView[], { strings, send }: Ui): HTMLElement | undefined {
  if (problems.length === 0) return undefined;
  const lines = problems.map(({ severity, message, place }) => {
    const jump = h(
      'button',
      { class: 'link message', type: 'button', title: strings.goToPlace },
      h('span', { class: 'hidden' }, `${strings.severities[severity]}: `),
      message,
    );
    on(jump, 'click', () => send({ type: 'open', place }));
    return h('li', { class: severity }, icon(icons[severity]), jump);
  });
  return h('ul', { class: 'problems', 'data-key': 'problems', 'aria-label': strings.problems }, ...lines);
}

/** Why a template gives nothing for this row, and the way to the place. */
export function drawFailure(outcome: FailedOutcome, { strings, send }: Ui): HTMLElement {
  const { field, message, place } = outcome;
  const jump = h('button', { class: 'link', type: 'button' }, strings.goToPlace);
  on(jump, 'click', () => send({ type: 'open', place }));
  return h(
    'section',
    { class: 'problem', 'data-key': 'failure' },
    icon('error'),
    h(
      'div',
      {},
      h('p', { class: 'failed-field' }, strings.failed, ' ', h('code', {}, field)),
      h('p', { class: 'message' }, message),
      h('p', {}, jump, h('span', { class: 'muted' }, ` ${placeName(place.line, place.character)}`)),
    ),
  );
}

function placeName(line: number, character: number): string {
  return `${String(line + 1)}:${String(character + 1)}`;
}
