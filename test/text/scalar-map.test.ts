import assert from 'node:assert/strict';
import type { Scalar } from 'yaml';
import { isMap, isScalar, parseDocument } from 'yaml';
import { mapScalar, type ScalarMap } from '../../src/text';

/** The map of the scalar under key `k`. */
function mapOf(source: string): { map: ScalarMap; node: Scalar } {
  const document = parseDocument(source, { keepSourceTokens: true, logLevel: 'silent' });
  assert.ok(isMap(document.contents));
  const node = document.contents.get('k', true);
  assert.ok(isScalar(node));
  return { map: mapScalar(source, node), node };
}

/** The stretch of the file that stands for `word`, which occurs once in the decoded value. */
function inFile(source: string, word: string): string {
  const { map } = mapOf(source);
  assert.ok(map.exact);
  const start = map.text.indexOf(word);
  assert.notEqual(start, -1, `${word} is not in ${JSON.stringify(map.text)}`);
  const span = map.spanToFile({ start, end: start + word.length });
  return source.slice(span.start, span.end);
}

describe('ScalarMap', () => {
  it('maps plain scalars over line folds', () => {
    assert.equal(inFile('k: one\n  two\n\n  three # note\nz: 1\n', 'two'), 'two');
    assert.equal(inFile('k: one\n  two\n\n  three # note\nz: 1\n', 'three'), 'three');
  });

  it('maps doubled quotes as one unit', () => {
    const source = "k: 'it''s {{ here }}'\n";
    assert.equal(inFile(source, '{{ here }}'), '{{ here }}');
    assert.equal(inFile(source, "'"), "''");
  });

  it('maps escapes to all they are written with', () => {
    const source = 'k: "a\\tb\\u00e9\\x41\\U0001F600 {{ c }} \\\n   d"\n';
    assert.equal(inFile(source, '\t'), '\\t');
    assert.equal(inFile(source, 'é'), '\\u00e9');
    assert.equal(inFile(source, '😀'), '\\U0001F600');
    assert.equal(inFile(source, '{{ c }}'), '{{ c }}');
    assert.equal(inFile(source, 'd'), 'd');
  });

  it('maps block scalars behind their indentation', () => {
    assert.equal(inFile('k: |-\n  a\n\n    b {{ c }}\n  d\n', '{{ c }}'), '{{ c }}');
    assert.equal(inFile('k: >\n  a\n  b {{ c }}\n\n  d\n', '{{ c }}'), '{{ c }}');
    assert.equal(inFile('k: |2+ # note\n    a\n  b\n\n', '  a'), '  a');
  });

  it('keeps line ends of two characters together', () => {
    assert.equal(inFile('k: |\r\n  a\r\n  {{ b }}\r\nz: 1\r\n', '{{ b }}'), '{{ b }}');
    assert.equal(inFile('k: "a\r\n  {{ b }}"\r\n', '{{ b }}'), '{{ b }}');
    assert.equal(inFile("k: 'a\r\n  {{ b }}'\r\n", '{{ b }}'), '{{ b }}');
  });

  it('finds the unit at a place, and none outside the value', () => {
    const source = 'k: "a\\tbc"\n';
    const { map } = mapOf(source);
    assert.equal(map.fromFile(source.indexOf('"')), undefined);
    assert.equal(map.fromFile(source.indexOf('bc')), 2);
    assert.equal(map.fromFile(source.indexOf('t')), 1);
    assert.equal(map.fromFile(source.lastIndexOf('"')), map.text.length);
    assert.equal(map.fromFile(source.length), undefined);
  });

  it('gives the word as written for plain words that YAML types', () => {
    assert.equal(mapOf('k: 1.0\n').map.text, '1.0');
    assert.equal(mapOf('k: True\n').map.text, 'True');
  });

  it('falls back to the whole scalar where its own decoding differs', () => {
    // Without its source token, nobody knows from where an indentation indicator counts.
    const source = 'r:\n  k: |2\n      a {{ b }}\n';
    const map = mapScalar(source, parseDocument(source).getIn(['r', 'k'], true) as Scalar);
    assert.equal(map.exact, false);
    assert.deepEqual(map.spanToFile({ start: 2, end: 4 }), map.span);
  });
});
