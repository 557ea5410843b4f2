import assert from 'node:assert/strict';
import { copyText } from '../../src/webview/preview/copy-texts';
import { card, one, templates, withParts } from './views';

describe('what the preview copies', () => {
  it('is the prompt, the whole example with its separator, or chat messages', () => {
    assert.equal(copyText(one, 'prompt'), 'Is it grey?');
    assert.equal(copyText(one, 'example'), 'Is it grey? yes');
    assert.deepEqual(JSON.parse(copyText(one, 'messages') ?? ''), [
      { role: 'user', content: 'Is it grey?' },
      { role: 'assistant', content: 'yes' },
    ]);
  });

  it('counts solved examples to the prompt, their answers and separators too', () => {
    const shot = { exemplar: 0, learned: false };
    const view = withParts([
      { kind: 'input', pieces: [{ text: 'Is it blue?' }], ...shot },
      { kind: 'between', pieces: [{ text: ' X ' }], ...shot },
      { kind: 'target', pieces: [{ text: 'no' }], ...shot },
      { kind: 'between', pieces: [{ text: ' X ' }], ...shot },
      { kind: 'input', pieces: [{ text: 'Is it grey?' }], learned: false },
      { kind: 'between', pieces: [{ text: ' X ' }], learned: true },
      { kind: 'target', pieces: [{ text: 'yes' }], learned: true },
    ]);
    assert.equal(copyText(view, 'prompt'), 'Is it blue? X no X Is it grey?');
    assert.equal(copyText(view, 'example'), 'Is it blue? X no X Is it grey? X yes');
  });

  it('is of the template and row that the panel is about', () => {
    assert.equal(copyText(templates, 'prompt'), 'Is it grey?');
    assert.equal(copyText({ ...templates, cards: [card('tell', 0)] }, 'prompt'), undefined);
  });

  it('is nothing where the template does not render', () => {
    const outcome = { kind: 'failed', message: 'no', field: 'input', place: one.card.template.place } as const;
    assert.equal(copyText({ ...one, card: { ...one.card, outcome } }, 'prompt'), undefined);
    assert.equal(copyText({ kind: 'waiting' }, 'messages'), undefined);
  });
});
