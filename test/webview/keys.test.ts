import assert from 'node:assert/strict';
import type { PreviewView } from '../../src/webview';
import { actionOf, keyHelp, keyOf, type KeyAction } from '../../src/webview/preview/keys';
import { one, state, templates } from './views';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  keyOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

const message = (key: string, view: PreviewView = one, search?: { text: string; rows: number[] }) => {
  const action: KeyAction | undefined = actionOf(key, view, { state, ...(search ? { search } : {}) });
  return action?.kind === 'send' ? action.message : action;
};

describe('keys of the preview', () => {
  it('names a letter with and without Shift, also with the Caps Lock key down', () => {
    assert.equal(press('c'), 'C');
    assert.equal(press('C'), 'C');
    assert.equal(press('C', { shiftKey: true }), 'Shift+C');
  });

  it('leaves shortcuts of the editor alone, and takes Ctrl+F for the search', () => {
    assert.equal(press('c', { ctrlKey: true }), undefined);
    assert.equal(press('ArrowLeft', { altKey: true }), undefined);
    assert.equal(press('f', { metaKey: true }), '/');
  });

  it('steps through rows and templates, and stops at the ends', () => {
    assert.deepEqual(message('ArrowRight'), { type: 'row', index: 5 });
    assert.equal(message('ArrowRight', { ...one, row: { ...one.row, index: 8 } }), undefined);
    assert.equal(message('ArrowLeft', { ...one, row: { ...one.row, index: 0 } }), undefined);
    assert.deepEqual(message('N'), { type: 'template', name: 'sing' });
    assert.deepEqual(message('P'), { type: 'template', name: 'tell' });
  });

  it('goes round the rows that match', () => {
    const search = { text: 'grey', rows: [1, 4] };
    assert.deepEqual(message('F3', one, search), { type: 'row', index: 1 });
    assert.equal(message('F3'), undefined);
  });

  it('toggles what is shown', () => {
    assert.deepEqual(message('T'), { type: 'settings', change: { tokens: true } });
    assert.deepEqual(message('O'), { type: 'settings', change: { options: false } });
    assert.deepEqual(message('2'), { type: 'settings', change: { layout: 'templates' } });
    assert.deepEqual(message('+'), { type: 'settings', change: { exemplars: 1 } });
    assert.deepEqual(message('-'), { type: 'settings', change: { exemplars: 0 } });
  });

  it('copies the current of several cards', () => {
    assert.deepEqual(message('C', templates), { type: 'copy', text: 'Is it grey?' });
    assert.deepEqual(message('Shift+C', templates), { type: 'copy', text: 'Is it grey? yes' });
  });

  it('only helps while there is no template', () => {
    const view: PreviewView = { kind: 'unavailable', uri: 'file:///a', message: 'no' };
    assert.equal(message('T', view), undefined);
    assert.deepEqual(message('?', view), { kind: 'help' });
  });

  it('means something by each key that the help lists', () => {
    const search = { text: 'grey', rows: [1, 4] };
    const pressed: Readonly<Record<string, string>> = { '←': 'ArrowLeft', '→': 'ArrowRight' };
    const listed = keyHelp.filter(({ does }) => does !== 'match').flatMap(({ keys }) => [...keys]);
    for (const key of listed) assert.ok(message(pressed[key] ?? key, one, search), `${key} does nothing`);
  });
});
