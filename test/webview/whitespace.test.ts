import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inkOf } from '../../src/webview/common/whitespace';

const marks = (text: string, endsHere = true): string =>
  inkOf(text, endsHere)
    .map((ink) => (ink.mark === undefined ? ink.text : `<${ink.mark}>`))
    .join('');

describe('whitespace that a reader would overlook', () => {
  it('marks spaces and tabs at the end of any line, and leaves those inside alone', () => {
    assert.equal(marks('a b \t\nc'), 'a b<space><tab>\nc');
    assert.equal(marks('Answer: '), 'Answer:<space>');
  });

  it('marks newlines at the very end, and not those that show as empty lines', () => {
    assert.equal(marks('a\n\nb\n\n'), 'a\n\nb<break><break>');
  });

  it('does not call a place a line end when more text follows in the next piece', () => {
    assert.equal(marks('Answer: ', false), 'Answer: ');
    assert.equal(marks('Answer: \nb ', false), 'Answer:<space>\nb ');
  });

  it('gives back the text when the pieces are joined', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab \t\n]*$/), fc.boolean(), (text, endsHere) => {
        assert.equal(
          inkOf(text, endsHere)
            .map((ink) => ink.text)
            .join(''),
          text,
        );
      }),
    );
  });
});
