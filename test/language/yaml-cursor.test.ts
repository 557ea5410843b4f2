import assert from 'node:assert/strict';
import { yamlCursorAt, type YamlCursor } from '../../src/language/yaml-cursor';

/** The cursor at the first `|` that stands alone; spans are given as the text they cover. */
function at(marked: string): { cursor: YamlCursor; covered: string } {
  const offset = marked.indexOf('¦');
  const text = marked.replace('¦', '');
  const cursor = yamlCursorAt(text, offset);
  return { cursor, covered: cursor.kind === 'none' ? '' : text.slice(cursor.span.start, cursor.span.end) };
}

function keyAt(marked: string): { path: string; prefix: string } {
  const { cursor, covered } = at(marked);
  assert.equal(cursor.kind, 'key', marked);
  if (cursor.kind !== 'key') throw new Error();
  assert.equal(covered, cursor.prefix);
  return { path: cursor.path.join('.'), prefix: cursor.prefix };
}

function valueAt(marked: string): { path: string; prefix: string; quote: string } {
  const { cursor, covered } = at(marked);
  assert.equal(cursor.kind, 'value', marked);
  if (cursor.kind !== 'value') throw new Error();
  assert.equal(covered, cursor.prefix);
  return { path: cursor.path.join('.'), prefix: cursor.prefix, quote: cursor.quote };
}

describe('yamlCursorAt', () => {
  it('finds the map that a half-typed key belongs to', () => {
    assert.deepEqual(keyAt('flan: task/1\nta¦'), { path: '', prefix: 'ta' });
    assert.deepEqual(keyAt('data:\n  so¦\ntask: x'), { path: 'data', prefix: 'so' });
    assert.deepEqual(keyAt('data:\n  source:\n    jsonl: a\n  ¦'), { path: 'data', prefix: '' });
    assert.deepEqual(keyAt('data:\n  source:\n    jsonl: a\n¦'), { path: '', prefix: '' });
  });

  it('counts the items of a list, indented or not', () => {
    assert.deepEqual(keyAt('templates:\n  - name: a\n    target: b\n  - na¦'), { path: 'templates.1', prefix: 'na' });
    assert.deepEqual(keyAt('templates:\n- name: a\n- name: b\n  ki¦'), { path: 'templates.1', prefix: 'ki' });
    assert.deepEqual(keyAt('templates:\n- name: a\nch¦'), { path: '', prefix: 'ch' });
  });

  it('does not take the text of a block scalar for YAML', () => {
    assert.equal(at('templates:\n  - input: |\n      key: ¦').cursor.kind, 'none');
    assert.equal(at('templates:\n  - input: |\n\n      ¦').cursor.kind, 'none');
    assert.deepEqual(keyAt('templates:\n  - input: >-\n      fake: 1\n\n    ta¦'), {
      path: 'templates.0',
      prefix: 'ta',
    });
  });

  it('finds values, quoted or not', () => {
    assert.deepEqual(valueAt('cluster: n¦'), { path: 'cluster', prefix: 'n', quote: '' });
    assert.deepEqual(valueAt('cluster: "n¦"'), { path: 'cluster', prefix: 'n', quote: '"' });
    assert.deepEqual(valueAt('templates:\n  - kind: ¦'), { path: 'templates.0.kind', prefix: '', quote: '' });
  });

  it('reads through flow maps and lists that are open on the line', () => {
    assert.deepEqual(valueAt('hold_out: {clusters: [nli, se¦]}'), {
      path: 'hold_out.clusters.1',
      prefix: 'se',
      quote: '',
    });
    assert.deepEqual(keyAt('mixing: {kind: temperature, tr¦'), { path: 'mixing', prefix: 'tr' });
    assert.deepEqual(valueAt('data:\n  source: {jsonl: "data/¦"}'), {
      path: 'data.source.jsonl',
      prefix: 'data/',
      quote: '"',
    });
    assert.deepEqual(valueAt('mixing: {kind: ¦}'), { path: 'mixing.kind', prefix: '', quote: '' });
  });

  it('says nothing in comments', () => {
    assert.equal(at('# ta¦').cursor.kind, 'none');
    assert.equal(at('cluster: nli # ta¦').cursor.kind, 'none');
  });
});
