import assert from 'node:assert/strict';
import { parseDocument } from 'yaml';
import { contentOf, lexemesOf } from '../../src/language/same-content';

function content(text: string): string {
  return contentOf(parseDocument(text, { keepSourceTokens: true }), text);
}

describe('contentOf', () => {
  it('is the same for another layout or another style of the same text', () => {
    assert.equal(content('a:\n- b: "x\\ny"\n'), content('a:\n    -   b: |-\n          x\n          y\n'));
    assert.equal(content('a: {b: [1, x]} # c'), content("a:\n  b:\n    - 1\n    - 'x'\n# c  \n"));
  });

  for (const [what, one, other] of [
    ['a text', 'a: |\n  x\n', 'a: |-\n  x\n'],
    ['a type', 'a: 1', 'a: "1"'],
    ['how a number is written', 'a: 1.0', 'a: 1'],
    ['a key', 'a: x', 'b: x'],
    ['the order of keys', 'a: 1\nb: 2', 'b: 2\na: 1'],
    ['a comment', 'a: x # y', 'a: x'],
    ['an anchor', 'a: &b x', 'a: x'],
    ['a tag', 'a: !!str x', 'a: x'],
    ['an alias', 'a: &b x\nc: *b', 'a: &b x\nc: x'],
    ['an empty value', 'a:', 'a: ""'],
  ] as const) {
    it(`sees ${what} change`, () => assert.notEqual(content(one), content(other)));
  }
});

describe('lexemesOf', () => {
  it('divides a file without gap, and tells content from marks and comments', () => {
    const text = 'a: |\n  # text\n# comment\n"b": {c: d} \r\n';
    let at = 0;
    for (const { start, source } of lexemesOf(text)) {
      assert.equal(start, at);
      assert.equal(text.slice(start, start + source.length), source);
      at += source.length;
    }
    assert.equal(at, text.length);
    const contents = [...lexemesOf(text)].filter(({ isContent }) => isContent).map(({ source }) => source);
    assert.deepEqual(contents, ['a', '  # text\n', 'c', 'd']);
  });
});
