import assert from 'node:assert/strict';
import { firstSettings, restoredState } from '../../src/extension/preview/panel-state';
import type { PreviewPanelState } from '../../src/webview';

describe('the state of a preview panel', () => {
  it('comes back from a reload as it was', () => {
    const state: PreviewPanelState = {
      uri: 'file:///a.task.flan.yaml',
      template: 'ask',
      row: 7,
      layout: 'templates',
      cards: 40,
      exemplars: 3,
      options: false,
      tokens: true,
      training: true,
      follow: false,
      recipe: 'file:///r.recipe.flan.yaml',
      search: 'grey',
    };
    assert.deepEqual(restoredState(JSON.parse(JSON.stringify(state)), true), state);
  });

  it('takes the first settings where an older version kept less', () => {
    const state = restoredState({ uri: 'file:///a.task.flan.yaml', row: 2, follow: false }, true);
    assert.deepEqual(state, { ...firstSettings, uri: 'file:///a.task.flan.yaml', row: 2, follow: false });
  });

  it('drops what is not of the right kind', () => {
    const state = restoredState({ uri: 'file:///a', row: -1, cards: 0, layout: 'grid', tokens: 1, recipe: 4 }, true);
    assert.deepEqual(state, { ...firstSettings, uri: 'file:///a', row: 0, cards: 1, follow: true });
    assert.equal(restoredState(undefined, true), undefined);
    assert.equal(restoredState({ row: 1 }, true), undefined);
  });
});
