import assert from 'node:assert/strict';
import type { RowsView } from '../../../src/webview';
import { gridAction, keyOf, rowAction } from '../../../src/webview/rows/keys';

const row = (number: number) => ({ number, cells: [] });
const view: RowsView = {
  task: 'sky',
  split: 'train',
  splits: ['train'],
  columns: [
    { name: 'a', type: 'str' },
    { name: 'b', type: 'str' },
  ],
  rows: Array.from({ length: 100 }, (_, index) => row(100 + index)),
  offset: 100,
  pageSize: 100,
  count: 250,
  isCounted: true,
  seen: 250,
  busy: false,
  problems: [],
  notDownloaded: false,
};

describe('the keys of the row viewer', () => {
  const move = (row: number, column: number) => ({ kind: 'move', to: { row, column } });

  it('move by cell, and stay inside', () => {
    const at = { row: 5, column: 1 };
    assert.deepEqual(gridAction('ArrowDown', at, view), move(6, 1));
    assert.deepEqual(gridAction('ArrowLeft', at, view), move(5, 0));
    assert.deepEqual(gridAction('ArrowRight', { row: 5, column: 2 }, view), move(5, 2));
    assert.deepEqual(gridAction('End', at, view), move(5, 2));
    assert.deepEqual(gridAction('Ctrl+Home', at, view), move(0, 0));
    assert.deepEqual(gridAction('Ctrl+End', at, view), move(99, 2));
  });

  it('turn the page at its edges and by Page Up and Down', () => {
    assert.deepEqual(gridAction('ArrowDown', { row: 99, column: 0 }, view), { kind: 'page', offset: 200, at: 'first' });
    assert.deepEqual(gridAction('ArrowUp', { row: 0, column: 0 }, view), { kind: 'page', offset: 0, at: 'last' });
    assert.deepEqual(gridAction('PageDown', { row: 3, column: 0 }, view), { kind: 'page', offset: 200, at: 'first' });
    assert.equal(gridAction('PageDown', { row: 3, column: 0 }, { ...view, offset: 200 }), undefined);
    assert.equal(gridAction('PageUp', { row: 3, column: 0 }, { ...view, offset: 0 }), undefined);
  });

  it('may go on where nobody knows yet how many rows there are', () => {
    const open = { ...view, offset: 200, isCounted: false };
    assert.deepEqual(gridAction('PageDown', { row: 3, column: 0 }, open), { kind: 'page', offset: 300, at: 'first' });
  });

  it('choose a row by its place', () => {
    const chosen = { kind: 'send', message: { type: 'choose', place: 103 } };
    assert.deepEqual(gridAction('Enter', { row: 3, column: 1 }, view), chosen);
    assert.deepEqual(gridAction(' ', { row: 3, column: 1 }, view), chosen);
  });

  it('act on the chosen row only where there is one', () => {
    assert.equal(rowAction('c', view), undefined);
    const detail = { number: 1, fields: [], canOpen: false, canPreview: false };
    assert.deepEqual(rowAction('c', { ...view, detail }), { type: 'copy' });
    assert.deepEqual(rowAction('Escape', { ...view, detail }), { type: 'close' });
    assert.equal(rowAction('p', { ...view, detail }), undefined);
    assert.deepEqual(rowAction('p', { ...view, detail: { ...detail, canPreview: true } }), { type: 'preview' });
  });

  it('leave keys with Alt to the editor', () => {
    const plain = { key: 'c', ctrlKey: false, metaKey: false, altKey: false };
    assert.equal(keyOf(plain), 'c');
    assert.equal(keyOf({ ...plain, metaKey: true }), 'Ctrl+c');
    assert.equal(keyOf({ ...plain, altKey: true }), undefined);
  });
});
