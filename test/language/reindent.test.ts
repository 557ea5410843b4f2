import assert from 'node:assert/strict';
import { reindent } from '../../src/language/reindent';

describe('reindent', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['maps in maps', 'a:\n     b:\n      c: 1\n', 'a:\n  b:\n    c: 1\n'],
    ['lists below keys', 'a:\n- 1\n- - 2\n  - 3\n', 'a:\n  - 1\n  - - 2\n    - 3\n'],
    ['maps behind dashes', 'a:\n -    b: 1\n      c: 2\n', 'a:\n  - b: 1\n    c: 2\n'],
    ['maps below dashes', 'a:\n -\n      b: 1\n', 'a:\n  -\n    b: 1\n'],
    [
      'blocks, with what is deeper in them',
      'a:\n    b: |\n          x\n            y\n',
      'a:\n  b: |\n    x\n      y\n',
    ],
    ['blocks that count', 'a:\n    b: |2\n         x\n', 'a:\n  b: |2\n       x\n'],
    ['blocks of empty lines', 'a:\n    b: |+\n\n    c: 1\n', 'a:\n  b: |+\n\n  c: 1\n'],
    ['anchors', 'a: &x\n    b: 1\nc: *x\n', 'a: &x\n  b: 1\nc: *x\n'],
    ['comments', 'a:\n    # on b\n    b: 1\n# on c\nc: 2\n', 'a:\n  # on b\n  b: 1\n# on c\nc: 2\n'],
    ['documents with a start', '---\na:\n    b: 1\n', '---\na:\n  b: 1\n'],
  ];
  for (const [what, before, after] of cases) {
    it(`indents ${what} by two, once and for all`, () => {
      assert.equal(reindent(before), after);
      assert.equal(reindent(after), after);
    });
  }

  it('leaves explicit keys and several documents alone', () => {
    for (const text of ['a:\n    ? b\n    : 1\n', 'a:\n    b: 1\n---\nc: 2\n', '']) assert.equal(reindent(text), text);
  });
});
