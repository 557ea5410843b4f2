import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openDocument } from '../../../../src/document';
import { applyEdits } from '../../../../src/language/actions/edit/apply-edits';
import { editText } from '../../../../src/language/actions/edit/edit-text';
import { scalarPlace } from '../../../../src/language/actions/edit/scalar-place';
import { styles, taskWith } from '../../workspace';

const keys = ['templates', 0, 'input'];

/** The file after a change of its first prompt from one text to another; undefined where none could be made. */
function changed(text: string, from: string, to: string): string | undefined {
  const place = scalarPlace(openDocument(text).document, text, keys);
  assert.ok(place);
  const start = place.map.text.indexOf(from);
  assert.ok(start >= 0, `${from} is not in ${place.map.text}`);
  const edits = editText(place, [{ span: { start, end: start + from.length }, newText: to }]);
  return edits && applyEdits(text, edits);
}

function inputOf(text: string): unknown {
  return openDocument(text).document.getIn(keys);
}

describe('editText', () => {
  for (const [style, write] of Object.entries(styles)) {
    it(`edits a ${style} text in place where that style can hold the change`, () => {
      const text = taskWith(write('{{ claim }} so'));
      assert.equal(changed(text, 'claim', 'report'), text.replace('claim', 'report'));
    });

    it(`gives exactly the wanted text, ${style} or otherwise, whatever is put in`, () => {
      const text = taskWith(write('{{ claim }} so'));
      fc.assert(
        fc.property(pieces, (piece) => {
          const after = changed(text, '{{ claim }}', piece);
          assert.ok(after !== undefined);
          assert.equal(
            inputOf(after),
            String(inputOf(text)).replace('{{ claim }}', () => piece),
          );
          assert.equal(openDocument(after).document.getIn(['templates', 0, 'target']), '{{ answer }}');
        }),
        { numRuns: 100 },
      );
    });
  }

  it('breaks a line as the style does', () => {
    assert.match(changed(taskWith('|\n      a, b'), ', ', '\n')!, /input: \|\n {6}a\n {6}b\n/);
    assert.match(changed(taskWith('>\n      a, b'), ', ', '\n')!, /input: >\n {6}a\n\n {6}b\n/);
    assert.match(changed(taskWith('"a, b"'), ', ', '\n')!, /input: "a\\nb"\n/);
    assert.match(changed(taskWith("'a, b' # why"), ', ', '\n')!, /input: \|- # why\n {6}a\n {6}b\n/);
  });
});

const pieces = fc.oneof(
  fc.constantFrom(
    'a: b',
    '# x',
    ' # x',
    "it's",
    '"',
    '\\',
    '\\n',
    '\n',
    '\n\n',
    '\n  deep\n',
    '\t',
    ' ',
    '',
    '\u0007',
    '- ',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }),
);
