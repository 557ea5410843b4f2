import { h } from '../../common/dom';
import { foldable } from '../../common/foldable';
import type { CardView, OneView, RenderedOutcome } from '../../messages/preview';
import { drawnParts, sidesOf, textOf, type DrawnPart } from '../parts';
import type { Ui } from '../ui';
import { drawChoices } from './choices';
import { drawFields } from './fields';
import { drawFailure, drawProblems } from './problems';
import { drawSeparator } from './separator';
import { drawParts, drawPlain, textBlock } from './text';
import { drawFate, drawTokenCount } from './token-count';
import { drawTrainingText } from './training-text';

/** One template for one row in full: problems, prompt and target, option list, and the row itself. */
export function drawExample(view: OneView, ui: Ui): readonly HTMLElement[] {
  const { outcome } = view.card;
  const failed = outcome.kind === 'failed';
  return [
    ...optional(drawProblems(problemsBesides(view.card), ui)),
    ...(failed ? [drawFailure(outcome, ui)] : drawOutcome(outcome, ui)),
    ...optional(failed ? undefined : drawOptions(outcome, ui)),
    drawFields(view.fields, ui, failed),
  ];
}

function drawOutcome(outcome: RenderedOutcome, ui: Ui): readonly HTMLElement[] {
  const choices = outcome.choices && drawChoices(outcome.choices, outcome.gold, ui);
  if (ui.state.training) {
    const text = drawTrainingText('training-text', outcome, ui);
    if (choices) text.append(choices);
    return [text];
  }
  const { prompt, between, target } = sidesOf(drawnParts(outcome, ui.state.tokens), ({ part }) => part);
  return [
    ...optional(drawFate(outcome.tokens, ui)),
    drawTurn('prompt', prompt, outcome, ui),
    drawJoint(between, ui),
    drawTurn('target', target, outcome, ui, choices),
  ];
}

/** One side of the conversation: what the model reads, or what it has to write. */
function drawTurn(
  side: 'prompt' | 'target',
  parts: readonly DrawnPart[],
  { tokens }: RenderedOutcome,
  ui: Ui,
  below?: HTMLElement,
): HTMLElement {
  const { strings } = ui;
  const [name, note] = side === 'prompt' ? [strings.prompt, strings.promptNote] : [strings.target, strings.targetNote];
  return h(
    'section',
    { class: `turn ${side}`, 'data-key': side, 'aria-labelledby': `${side}-title` },
    h(
      'header',
      {},
      h('h2', { id: `${side}-title` }, name),
      h('span', { class: 'muted note' }, note),
      drawTokenCount(tokens?.[side], ui),
    ),
    textBlock(`${side}-text`, name, ...drawParts(parts, ui)),
    below,
  );
}

function drawJoint(between: readonly DrawnPart[], { strings }: Ui): HTMLElement {
  const separator = textOf(between.map(({ part }) => part));
  return h(
    'p',
    { class: 'joint muted', 'data-key': 'joint' },
    separator === '' ? strings.separatorNone : strings.separator,
    separator !== '' && h('code', {}, ...drawSeparator([{ text: separator }])),
  );
}

function drawOptions({ options }: RenderedOutcome, ui: Ui): HTMLElement | undefined {
  const label = ui.strings.options;
  if (options === undefined || options === '') return undefined;
  return foldable('options-list', [label], false, drawPlain(options, label, ui));
}

/** A failure is told in full below; the check that says the same is left out. */
function problemsBesides({ outcome, problems }: CardView): CardView['problems'] {
  return outcome.kind === 'failed' ? problems.filter(({ message }) => message !== outcome.message) : problems;
}

function optional<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
