import { h, on } from '../../common/dom';
import { fill } from '../../common/fill';
import { inkOf } from '../../common/whitespace';
import type { DrawnPart, DrawnPiece } from '../parts';
import type { Ui } from '../ui';
import type { Run } from './runs';
import { drawSeparator } from './separator';

/** The block that rendered text stands in: reachable by keyboard, for it may scroll, each line in its own direction. */
export function textBlock(id: string, label: string, ...content: readonly Node[]): HTMLElement {
  return h('pre', { id, class: 'text', tabindex: 0, dir: 'auto', role: 'group', 'aria-label': label }, ...content);
}

/** Parts of a rendered text, character for character, those of one solved example in a group of their own. */
export function drawParts(parts: readonly DrawnPart[], ui: Ui): readonly Node[] {
  if (parts.every(({ pieces }) => pieces.every(({ piece }) => piece.text === ''))) {
    return [emptyMark(ui.strings.empty), ...parts.flatMap(({ pieces }) => emptyPieces(pieces, ui))];
  }
  const shaded = shading();
  const nodes: Node[] = [];
  let group: { readonly exemplar: number; readonly element: HTMLElement } | undefined;
  for (const { part, pieces } of parts) {
    const drawn =
      part.kind === 'between'
        ? pieces.flatMap(({ runs }) => drawSeparator(runs, shaded))
        : pieces.map((piece) => drawPiece(piece, shaded, ui));
    if (part.exemplar === undefined) {
      nodes.push(...drawn);
      continue;
    }
    if (group?.exemplar !== part.exemplar) {
      group = { exemplar: part.exemplar, element: exemplarGroup(part.exemplar, ui) };
      nodes.push(group.element);
    }
    group.element.append(...drawn);
  }
  return nodes;
}

/** Text without origin. */
export function drawPlain(text: string, label: string, ui: Ui): HTMLElement {
  const block = textBlock('', label);
  block.removeAttribute('id');
  if (text === '') block.append(emptyMark(ui.strings.empty));
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

/** The style sheet paints the number, so that it is not part of the text that is selected. */
function exemplarGroup(exemplar: number, { strings }: Ui): HTMLElement {
  const label = fill(strings.exemplarNumber, exemplar + 1);
  return h('span', { class: 'exemplar', role: 'group', 'aria-label': label, 'data-label': exemplar + 1 });
}

/** Which expressions printed nothing, where nothing is all there is. */
function emptyPieces(pieces: readonly DrawnPiece[], ui: Ui): readonly Node[] {
  return pieces.filter(({ piece }) => piece.label !== undefined).map((piece) => drawPiece(piece, shading(), ui));
}

function drawPiece({ piece, runs }: DrawnPiece, shaded: Shading, ui: Ui): HTMLElement {
  const { label, source, expression } = piece;
  if (label === undefined) return appendRuns(h('span'), runs, shaded);
  const isLink = source !== undefined;
  const value = h('span', {
    class: 'value',
    title: fill(ui.strings.jumpTo, expression ?? label),
    role: isLink ? 'link' : undefined,
    tabindex: isLink ? 0 : undefined,
  });
  if (piece.text === '') value.append(emptyMark(fill(ui.strings.emptyField, label)));
  appendRuns(value, runs, shaded);
  if (source === undefined) return value;
  const open = (): void => ui.send({ type: 'open', place: source });
  on(value, 'keydown', (event) => {
    if (event.key === 'Enter') open();
  });
  return on(value, 'click', () => {
    if (!isSelecting()) open();
  });
}

/** Whether the click ended a selection, which is copied rather than followed. */
function isSelecting(): boolean {
  return document.getSelection()?.isCollapsed === false;
}

function appendRuns(parent: HTMLElement, runs: readonly Run[], shaded: Shading): HTMLElement {
  for (const run of runs) {
    const classes = [...(run.mark === undefined ? [] : ['ink', run.mark]), ...shaded(run)];
    parent.append(classes.length === 0 ? run.text : h('span', { class: classes.join(' ') }, run.text));
  }
  return parent;
}

/** The classes that show which token a run is of. */
export type Shading = (run: Run) => readonly string[];

/** Every other token is tinted, and each begins with a tick, so that borders do not hang on colour alone. */
function shading(): Shading {
  let tokens = 0;
  return ({ token, begins }) => {
    if (token === undefined) return [];
    if (begins === true) tokens++;
    return ['token', tokens % 2 === 0 ? 'even' : 'odd', ...(begins === true ? ['begins'] : [])];
  };
}
