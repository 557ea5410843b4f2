import { h, on } from '../common/dom';
import { fill } from '../common/host';
import { inkOf } from '../common/whitespace';
import type { FromPreview, PromptPiece } from '../messages/preview';
import type { PreviewStrings } from '../messages/strings';

type Send = (message: FromPreview) => void;

/** Rendered text, character for character; what an expression printed is tinted and leads to it on a click. */
export function drawPrompt(
  id: string,
  pieces: readonly PromptPiece[],
  strings: PreviewStrings,
  send: Send,
): HTMLElement {
  const block = h('pre', { id, class: 'text', tabindex: 0 });
  if (pieces.every((piece) => piece.text === '')) block.append(emptyMark(strings.empty));
  pieces.forEach((piece, index) => block.append(drawPiece(piece, endsLine(pieces, index), strings, send)));
  return block;
}

/** Text without origin. */
export function drawPlain(text: string, strings: PreviewStrings): HTMLElement {
  const block = h('pre', { class: 'text', tabindex: 0 });
  if (text === '') block.append(emptyMark(strings.empty));
  appendInk(block, text, true);
  return block;
}

/** A word in place of nothing, so that an empty value is seen. */
export function emptyMark(label: string): HTMLElement {
  return h('span', { class: 'empty-mark' }, label);
}

export function appendInk(parent: HTMLElement, text: string, endsHere: boolean): void {
  for (const ink of inkOf(text, endsHere)) {
    if (ink.mark === undefined) parent.append(ink.text);
    // The mark is painted by the style sheet, so that selecting and copying gives the text itself.
    else parent.append(h('span', { class: `ink ${ink.mark}` }, ink.text));
  }
}

function drawPiece(piece: PromptPiece, endsHere: boolean, strings: PreviewStrings, send: Send): HTMLElement {
  const { label, source } = piece;
  if (label === undefined) {
    const words = h('span');
    appendInk(words, piece.text, endsHere);
    return words;
  }
  const isLink = source !== undefined;
  const value = h('span', {
    class: 'value',
    title: fill(strings.jumpTo, label),
    role: isLink ? 'link' : undefined,
    tabindex: isLink ? 0 : undefined,
  });
  if (piece.text === '') value.append(emptyMark(fill(strings.emptyField, label)));
  appendInk(value, piece.text, endsHere);
  if (source === undefined) return value;
  const open = (): void => send({ type: 'open', place: source });
  on(value, 'keydown', (event) => {
    if (event.key === 'Enter') open();
  });
  return on(value, 'click', open);
}

/** Whether nothing, or a new line, follows a piece: only then are its last spaces at the end of a line. */
function endsLine(pieces: readonly PromptPiece[], index: number): boolean {
  const next = pieces.slice(index + 1).find((piece) => piece.text !== '');
  return next === undefined || next.text.startsWith('\n');
}
