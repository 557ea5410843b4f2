import { byId, h, isTyping, on } from '../common/dom';
import { connect, readStrings } from '../common/host';
import { icon } from '../common/icons';
import { patchChildren } from '../common/patch';
import type { FromRows, RowsPanelState, RowsStrings, RowsView, ToRows } from '../messages/rows';
import { drawDetail, noteCopied } from './detail';
import { gridAction, keyOf, rowAction, type GridAction, type Cursor } from './keys';
import { drawTable } from './table';
import { drawToolbar, rangeText } from './toolbar';
import type { Ui } from './ui';

/** Draws what the extension host sends and sends back what the user asks for; of its own it holds the cursor only. */
export function startRows(): void {
  const host = connect<ToRows, FromRows, RowsPanelState>();
  const strings = readStrings<RowsStrings>();
  let view: RowsView | undefined;
  let ui: Ui | undefined;
  let cursor: Cursor = { row: 0, column: 0 };
  /** Where the cursor goes on the page that was asked for. */
  let landing: 'first' | 'last' | undefined;

  const send = (message: FromRows): void => {
    host.send(message);
    if (message.type === 'copy' && ui !== undefined) noteCopied(ui);
  };

  const draw = (): void => {
    if (view === undefined || ui === undefined) return;
    patchChildren(byId('toolbar'), drawToolbar(view, ui));
    patchChildren(byId('body'), drawBody(view, ui, cursor));
    patchChildren(byId('detail'), view.detail === undefined ? [] : [drawDetail(view.detail, ui)]);
    const said = rangeText(view, ui);
    const live = byId('live');
    if (!view.busy && live.textContent !== said) live.textContent = said;
  };

  host.listen((message) => {
    const isNewPage = view?.offset !== message.view.offset || view.split !== message.view.split;
    view = message.view;
    ui = { strings, state: message.state, send };
    host.keep(message.state);
    const last = Math.max(0, view.rows.length - 1);
    const row = landing === 'last' ? last : landing === 'first' || isNewPage ? 0 : Math.min(cursor.row, last);
    cursor = { row, column: Math.min(cursor.column, view.columns.length) };
    draw();
    if (isNewPage) window.scrollTo({ top: 0 });
    if (landing !== undefined && !view.busy) {
      landing = undefined;
      focusCell(cursor);
    }
  });

  const act = (action: GridAction): void => {
    switch (action.kind) {
      case 'move':
        cursor = action.to;
        draw();
        focusCell(cursor);
        break;
      case 'page':
        landing = action.at;
        send({ type: 'page', offset: action.offset });
        break;
      case 'send':
        send(action.message);
        break;
    }
  };

  document.addEventListener('keydown', (event) => {
    const key = keyOf(event);
    if (key === undefined || view === undefined) return;
    if (key === 'Ctrl+f' || (key === '/' && !isTyping(event.target))) {
      event.preventDefault();
      document.getElementById('search')?.focus();
      return;
    }
    if (isTyping(event.target)) return;
    const inGrid = event.target instanceof Element && event.target.closest('#grid') !== null;
    const action = inGrid ? gridAction(key, cursor, view) : undefined;
    const message = action === undefined ? rowAction(key, view) : undefined;
    if (action === undefined && message === undefined) return;
    event.preventDefault();
    if (action !== undefined) act(action);
    else if (message !== undefined) send(message);
    if (message?.type === 'close') focusCell(cursor);
  });

  // A click moves the cursor along, so that arrow keys go on from there.
  document.addEventListener('focusin', (event) => {
    const [, row, column] = /^cell-(\d+)-(\d+)$/.exec((event.target as Element).id) ?? [];
    if (row !== undefined && column !== undefined) cursor = { row: Number(row), column: Number(column) };
  });

  send({ type: 'ready' });
}

function drawBody(view: RowsView, ui: Ui, cursor: Cursor): readonly HTMLElement[] {
  const { strings } = ui;
  const notes = view.problems.map((problem) => h('p', { class: 'note' }, icon('info'), h('span', {}, problem)));
  if (view.notDownloaded) {
    const button = h('button', { id: 'download', class: 'button', type: 'button' }, strings.download);
    notes.push(
      h(
        'p',
        {},
        on(button, 'click', () => ui.send({ type: 'download' })),
      ),
    );
  }
  if (view.rows.length > 0) return [...notes, drawTable(view, ui, cursor)];
  if (view.busy || notes.length > 0) return notes;
  return [h('p', { class: 'muted nothing' }, ui.state.search === '' ? strings.none : strings.noneFound)];
}

function focusCell({ row, column }: Cursor): void {
  const cell = document.getElementById(`cell-${String(row)}-${String(column)}`);
  cell?.focus({ preventScroll: true });
  cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
