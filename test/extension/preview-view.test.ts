import assert from 'node:assert/strict';
import { previewView, type EditorSight } from '../../src/extension/preview/preview-view';
import type { PreviewRendered, PreviewSeries } from '../../src/language';
import type { CardView, ManyView, OneView } from '../../src/webview';

const uri = 'file:///rain.task.flan.yaml';
const location = (line: number) => ({
  uri,
  range: { start: { line, character: 4 }, end: { line, character: 9 } },
});
const template = (name: string, index: number) => ({ name, kind: 'original', index, location: location(7 + index) });

const rendered: PreviewRendered = {
  kind: 'rendered',
  uri,
  version: 3,
  task: { name: 'rain', cluster: 'nli' },
  template: template('ask', 1),
  templates: [template('tell', 0), template('ask', 1)],
  row: { index: 4, count: 9, split: 'train', values: [{ name: 'sky', value: 'grey', kind: 'string' }] },
  training: { recipes: [], separator: ' ', lossOn: 'target', noTokens: 'No recipe.' },
  input: { text: 'Is it grey?', segments: [] },
  target: { text: 'yes', segments: [] },
  style: 'zs_noopt',
  optionList: 'unused',
  exemplars: [],
  joint: {
    parts: [
      {
        kind: 'input',
        text: 'Is it grey?',
        segments: [
          { text: 'Is it ', kind: 'text', fields: [], source: location(8) },
          { text: 'grey', kind: 'field', fields: ['sky'], source: location(8) },
          { text: '?', kind: 'text', fields: [], source: location(8) },
        ],
        learned: false,
      },
      { kind: 'between', text: ' ', segments: [], learned: true },
      { kind: 'target', text: 'yes', segments: [], learned: true },
    ],
    tokens: {
      pieces: [
        { end: 11, ids: [5, 6] },
        { end: 15, ids: [7] },
      ],
      prompt: { count: 2, budget: 64 },
      target: { count: 1, budget: 8 },
      fate: 'fits',
      end: { id: 0, text: '</s>' },
    },
  },
};

/** An editor that has version 3 of the file, and one problem at each template. */
const sight: EditorSight = {
  textAt: (_, version) => (version === 3 ? '{{ sky |\n  lower }}' : undefined),
  problemsIn: ({ range: { start } }) => [
    { severity: 'warning', message: `line ${start.line}`, place: { uri, ...start } },
  ],
};

const series: PreviewSeries = {
  ...rendered,
  kind: 'series',
  over: 'templates',
  items: [{ ...rendered, template: template('tell', 0) }, rendered],
  count: 3,
};

const one = (model = rendered): OneView => {
  const view = previewView(model, sight);
  assert.ok(view.kind === 'one');
  return view;
};
const many = (): ManyView => {
  const view = previewView(series, sight);
  assert.ok(view.kind === 'many');
  return view;
};
const outcomeOf = ({ outcome }: CardView) => {
  assert.ok(outcome.kind === 'rendered');
  return outcome;
};

describe('the view of a preview', () => {
  it('leads each printed value back to its expression and leaves the author’s words plain', () => {
    assert.deepEqual(outcomeOf(one().card).parts[0]?.pieces, [
      { text: 'Is it ' },
      { text: 'grey', label: 'sky', expression: '{{ sky | lower }}', source: { uri, line: 8, character: 4 } },
      { text: '?' },
    ]);
  });

  it('tells no expression of a version that the editor no longer has', () => {
    const [part] = outcomeOf(one({ ...rendered, version: 2 }).card).parts;
    assert.equal(part?.pieces[1]?.label, 'sky');
    assert.equal(part?.pieces[1]?.expression, undefined);
  });

  it('shows the whole text where the pieces are unknown', () => {
    assert.deepEqual(outcomeOf(one().card).parts[2], { kind: 'target', pieces: [{ text: 'yes' }], learned: true });
  });

  it('counts the tokens of each stretch and leaves their numbers behind', () => {
    assert.deepEqual(outcomeOf(one().card).tokens, {
      pieces: [
        { end: 11, count: 2 },
        { end: 15, count: 1 },
      ],
      prompt: { count: 2, budget: 64 },
      target: { count: 1, budget: 8 },
      fate: 'fits',
      end: '</s>',
    });
    assert.equal(one().training.noTokens, 'No recipe.');
  });

  it('makes a card of each rendering, with its own problems', () => {
    const { cards, count, templates } = many();
    assert.deepEqual(
      cards.map((card) => [card.template.name, card.problems[0]?.message]),
      [
        ['tell', 'line 7'],
        ['ask', 'line 8'],
      ],
    );
    assert.deepEqual([count, templates], [3, ['tell', 'ask']]);
  });

  it('keeps row and fields beside a failure, and its place', () => {
    const { joint: _joint, ...subject } = rendered;
    const view = previewView(
      { ...subject, kind: 'failed', code: 'jinja-undefined', message: 'no', field: 'target', location: location(12) },
      sight,
    );
    assert.ok(view.kind === 'one' && view.card.outcome.kind === 'failed');
    assert.deepEqual([view.card.outcome.place.line, view.row.index, view.fields.length], [12, 4, 1]);
  });
});
