import assert from 'node:assert/strict';
import { announcement } from '../../src/webview/preview/announcement';
import type { PreviewStrings } from '../../src/webview';
import { one, templates } from './views';

const strings = {
  loading: 'Rendering…',
  announce: 'Template {0}, row {1} of {2}',
  announceFailed: 'Template {0}, row {1} does not render: {2}',
  announceTemplates: '{0} templates for row {1} of {2}',
  announceRows: 'Template {0} for rows {1} to {2}',
} as PreviewStrings;

describe('what a screen reader says of the preview', () => {
  it('is where one is, counted from 1', () => {
    assert.equal(announcement(one, strings), 'Template ask, row 5 of 9');
    assert.equal(announcement(templates, strings), '3 templates for row 5 of 9');
    assert.equal(announcement({ ...templates, over: 'rows' }, strings), 'Template ask for rows 5 to 7');
  });

  it('is why a row does not render, or why there is nothing', () => {
    const outcome = { kind: 'failed', message: 'no sky', field: 'input', place: one.card.template.place } as const;
    const failed = { ...one, card: { ...one.card, outcome } };
    assert.equal(announcement(failed, strings), 'Template ask, row 5 does not render: no sky');
    assert.equal(
      announcement({ kind: 'unavailable', uri: 'a', message: 'The data has no rows.' }, strings),
      'The data has no rows.',
    );
  });
});
