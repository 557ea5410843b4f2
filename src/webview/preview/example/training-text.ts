import { h } from '../../common/dom';
import type { RenderedOutcome } from '../../messages/preview';
import { drawnParts, type DrawnPart } from '../parts';
import type { Ui } from '../ui';
import { drawParts, textBlock } from './text';
import { drawFate, drawTokenCount } from './token-count';

/** The one text that is trained on, separators visible, what the loss is taken on underlined. */
export function drawTrainingText(id: string, outcome: RenderedOutcome, ui: Ui): HTMLElement {
  const { strings } = ui;
  const { tokens } = outcome;
  const parts = drawnParts(outcome, ui.state.tokens);
  const read = parts.filter(({ part }) => !part.learned);
  const end = tokens && h('code', { class: 'end', title: strings.endNote }, tokens.end);
  return h(
    'section',
    { class: 'turn training', 'data-key': 'training', 'aria-label': strings.trainingText },
    h(
      'p',
      { class: 'legend', 'data-key': 'legend' },
      h('span', {}, h('span', { class: 'read-key' }, strings.readPart), drawTokenCount(tokens?.prompt, ui)),
      h('span', {}, h('span', { class: 'loss-key' }, strings.lossPart), drawTokenCount(tokens?.target, ui)),
    ),
    drawFate(tokens, ui),
    textBlock(id, strings.trainingText, ...drawParts(read, ui), drawLoss(parts, end, ui)),
  );
}

function drawLoss(parts: readonly DrawnPart[], end: HTMLElement | undefined, ui: Ui): HTMLElement {
  const learned = parts.filter(({ part }) => part.learned);
  return h(
    'span',
    { class: 'loss', role: 'group', 'aria-label': ui.strings.lossPart },
    ...drawParts(learned, ui),
    ...(end === undefined ? [] : [end]),
  );
}
