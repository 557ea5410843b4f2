import assert from 'node:assert/strict';
import { openDocument } from '../../../../src/document';
import { applyEdits } from '../../../../src/language/actions/edit/apply-edits';
import { entryAt, insertEntry, mapAt, removeEntry } from '../../../../src/language/actions/edit/entries';

function without(text: string, ...keys: readonly (string | number)[]): string | undefined {
  const entry = entryAt(openDocument(text).document, text, keys);
  assert.ok(entry);
  const edit = removeEntry(text, entry);
  return edit && applyEdits(text, [edit]);
}

function withEntry(
  text: string,
  lines: string,
  keys: readonly (string | number)[],
  behind?: string,
): string | undefined {
  const map = mapAt(openDocument(text).document, keys);
  assert.ok(map);
  const edit = insertEntry(text, map, lines, behind === undefined ? undefined : (key) => key === behind);
  return edit && applyEdits(text, [edit]);
}

describe('entries', () => {
  it('removes an entry with its lines and its comment', () => {
    assert.equal(without('a: 1\nb: # why\n  c: |\n    x\n\n  d: 2 # e\n# of f\nf: 3\n', 'b'), 'a: 1\n# of f\nf: 3\n');
    assert.equal(without('a: 1\nb: |+\n  x\n\nc: 2\n', 'b'), 'a: 1\nc: 2\n');
    assert.equal(without('a: 1\nb: 2', 'b'), 'a: 1\n');
    assert.equal(without('a: 1\r\nb: [\r\n 2]\r\nc: 3\r\n', 'b'), 'a: 1\r\nc: 3\r\n');
    assert.equal(without('a:\nb:\nc: 3\n', 'b'), 'a:\nc: 3\n');
  });

  it('leaves the dash to the next entry', () => {
    assert.equal(without('l:\n  - a: 1 # x\n    b: 2\n', 'l', 0, 'a'), 'l:\n  - b: 2\n');
    assert.equal(without('l:\n  - a: 1\n', 'l', 0, 'a'), undefined);
  });

  it('removes an entry of a flow map with its comma', () => {
    assert.equal(without('m: {a: 1, b: [2], c: 3}\n', 'm', 'a'), 'm: {b: [2], c: 3}\n');
    assert.equal(without('m: {a: 1, b: [2], c: 3}\n', 'm', 'c'), 'm: {a: 1, b: [2]}\n');
    assert.equal(without('m: {a: 1}\n', 'm', 'a'), 'm: {}\n');
  });

  it('adds an entry behind another, first, or last, with the margin of the map', () => {
    const text = 'm:\n    a: 1 # x\n    b: |\n        y\n\nn: 2\n';
    assert.equal(withEntry(text, 'c:\n  - 1', ['m'], 'a'), text.replace('# x\n', '# x\n    c:\n      - 1\n'));
    assert.equal(withEntry(text, 'c: 1', ['m']), text.replace('y\n', 'y\n    c: 1\n'));
    assert.equal(withEntry(text, 'c: 1', ['m'], 'none'), text.replace('    a', '    c: 1\n    a'));
    assert.equal(withEntry('l:\n  - b: 1\n', 'a: 0', ['l', 0], 'none'), 'l:\n  - a: 0\n    b: 1\n');
    assert.equal(withEntry('a: 1', 'b: 2', []), 'a: 1\nb: 2');
    assert.equal(withEntry('a: 1\r\n', 'b: 2', []), 'a: 1\r\nb: 2\r\n');
  });

  it('adds an entry to a flow map, if it has one line', () => {
    assert.equal(withEntry('m: {a: 1, c: 3}\n', 'b: 2', ['m'], 'a'), 'm: {a: 1, b: 2, c: 3}\n');
    assert.equal(withEntry('m: {c: 3}\n', 'b: 2', ['m'], 'a'), 'm: {b: 2, c: 3}\n');
    assert.equal(withEntry('m: {}\n', 'b: 2', ['m']), 'm: {b: 2}\n');
    assert.equal(withEntry('m: {c: 3}\n', 'b:\n  - 2', ['m']), undefined);
  });
});
