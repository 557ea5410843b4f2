import assert from 'node:assert/strict';
import { previewView } from '../../src/extension/preview/preview-view';
import type { PreviewRendered } from '../../src/language';

const uri = 'file:///rain.task.flan.yaml';
const location = (line: number) => ({
  uri,
  range: { start: { line, character: 4 }, end: { line, character: 9 } },
});

const rendered: PreviewRendered = {
  kind: 'rendered',
  uri,
  version: 3,
  task: { name: 'rain', cluster: 'nli' },
  template: { name: 'ask', kind: 'original', index: 1, location: location(7) },
  templates: ['tell', 'ask'],
  row: { index: 4, count: 9, split: 'train', values: [{ name: 'sky', value: 'grey', kind: 'string' }] },
  input: {
    text: 'Is it grey?',
    segments: [
      { text: 'Is it ', kind: 'text', fields: [], source: location(8) },
      { text: 'grey', kind: 'field', fields: ['sky'], source: location(8) },
      { text: '?', kind: 'text', fields: [], source: location(8) },
    ],
  },
  target: { text: 'yes', segments: [] },
};

describe('the view of a preview', () => {
  it('leads each printed value back to its expression and leaves the author’s words plain', () => {
    const view = previewView(rendered, ' ');
    assert.equal(view.kind, 'rendered');
    assert.ok(view.kind === 'rendered');
    assert.deepEqual(view.input, [
      { text: 'Is it ' },
      { text: 'grey', label: 'sky', source: { uri, line: 8, character: 4 } },
      { text: '?' },
    ]);
  });

  it('shows the whole text where the pieces are unknown', () => {
    const view = previewView(rendered, '\n');
    assert.ok(view.kind === 'rendered');
    assert.deepEqual(view.target, [{ text: 'yes' }]);
    assert.equal(view.separator, '\n');
    assert.equal('choices' in view || 'gold' in view, false);
  });

  it('keeps row and fields beside a failure, and its place', () => {
    const { input: _input, target: _target, ...subject } = rendered;
    const view = previewView(
      { ...subject, kind: 'failed', code: 'jinja-undefined', message: 'no', field: 'target', location: location(12) },
      ' ',
    );
    assert.ok(view.kind === 'failed');
    assert.deepEqual([view.place.line, view.row.index, view.fields.length], [12, 4, 1]);
  });
});
