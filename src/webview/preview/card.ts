import { h, on } from '../common/dom';
import { fill } from '../common/fill';
import { icon } from '../common/icons';
import type { CardView, ManyView, ProblemView, RenderedOutcome } from '../messages/preview';
import { drawFailure } from './example/problems';
import { drawParts, textBlock } from './example/text';
import { drawFate, drawTokenCount } from './example/token-count';
import { drawTrainingText } from './example/training-text';
import { drawnParts, sidesOf } from './parts';
import type { Ui } from './ui';

/** One of several renderings: its name opens it in full, its text is there to compare. */
export function drawCard(card: CardView, view: ManyView, ui: Ui): HTMLElement {
  const { template, row, outcome } = card;
  const isCurrent = view.over === 'templates' && template.name === view.template.name;
  const id = `card-${template.index}-${row}`;
  const open = h(
    'button',
    { id: `${id}-open`, class: 'card-name', type: 'button', title: ui.strings.showCard },
    view.over === 'templates' ? template.name : fill(ui.strings.rowNumber, row + 1),
  );
  on(open, 'click', () => ui.send({ type: 'card', template: template.name, row }));
  return h(
    'article',
    {
      id,
      class: isCurrent ? 'card current' : 'card',
      'aria-labelledby': `${id}-open`,
      'aria-current': isCurrent ? 'true' : undefined,
      'data-template': template.name,
    },
    h(
      'header',
      {},
      h('h2', {}, open),
      view.over === 'templates' && template.kind !== 'original' && h('span', { class: 'badge quiet' }, template.kind),
      problemCount(card.problems, ui),
    ),
    ...(outcome.kind === 'failed' ? [drawFailure(outcome, ui)] : drawTexts(id, outcome, ui)),
  );
}

function drawTexts(id: string, outcome: RenderedOutcome, ui: Ui): readonly (HTMLElement | undefined)[] {
  const { strings } = ui;
  if (ui.state.training) return [drawTrainingText(`${id}-training`, outcome, ui)];
  const sides = sidesOf(drawnParts(outcome, ui.state.tokens), ({ part }) => part);
  const part = (name: 'prompt' | 'target'): HTMLElement =>
    h(
      'div',
      { class: `part ${name}`, 'data-key': name },
      textBlock(`${id}-${name}`, strings[name], ...drawParts(sides[name], ui)),
      h('p', { class: 'part-foot' }, drawTokenCount(outcome.tokens?.[name], ui)),
    );
  return [part('prompt'), part('target'), drawFate(outcome.tokens, ui)];
}

/** The worst problem's icon and how many there are; the messages are told when the pointer rests on it. */
function problemCount(problems: readonly ProblemView[], { strings, send }: Ui): HTMLElement | undefined {
  const worst = (['error', 'warning', 'info'] as const)
    .map((severity) => problems.find((problem) => problem.severity === severity))
    .find((problem) => problem !== undefined);
  if (worst === undefined) return undefined;
  const text = problems.map(({ message }) => message).join('\n');
  const button = h(
    'button',
    {
      class: `problem-count ${worst.severity}`,
      type: 'button',
      title: text,
      'aria-label': fill(strings.problemCount, problems.length, text),
    },
    icon(worst.severity),
    String(problems.length),
  );
  return on(button, 'click', () => send({ type: 'open', place: worst.place }));
}
