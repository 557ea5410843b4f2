import assert from 'node:assert/strict';
import type { RenderedOutcome } from '../../src/webview';
import { drawnParts, sidesOf } from '../../src/webview/preview/parts';

const outcome: RenderedOutcome = {
  kind: 'rendered',
  style: 'zs_opt',
  parts: [
    { kind: 'input', learned: false, pieces: [{ text: 'Is it ' }, { text: 'grey', label: 'sky' }] },
    { kind: 'between', learned: true, pieces: [{ text: ' ' }] },
    { kind: 'target', learned: true, pieces: [{ text: 'yes' }] },
  ],
  tokens: {
    pieces: [2, 5, 10, 14].map((end) => ({ end, count: 1 })),
    prompt: { count: 3, budget: 9 },
    target: { count: 1, budget: 9 },
    fate: 'fits',
    end: '</s>',
  },
};

describe('the parts of an example', () => {
  it('are cut where tokens end, counted over the whole text', () => {
    const runs = drawnParts(outcome, true).map(({ pieces }) =>
      pieces.map(({ runs }) => runs.map(({ text, begins }) => (begins ? `|${text}` : text)).join('')).join('/'),
    );
    assert.deepEqual(runs, ['|Is| it| /grey', '| ', 'yes']);
  });

  it('are left whole while tokens are not shown', () => {
    const whole = drawnParts(outcome, false).flatMap(({ pieces }) => pieces.flatMap(({ runs }) => runs));
    assert.deepEqual(
      whole.map(({ text }) => text),
      ['Is it ', 'grey', ' ', 'yes'],
    );
  });

  it('are divided at the row’s own separator only', () => {
    const sides = sidesOf(
      [{ kind: 'between' as const, exemplar: 0, pieces: [], learned: false }, ...outcome.parts],
      (part) => part,
    );
    assert.deepEqual(
      [sides.prompt, sides.between, sides.target].map((parts) => parts.map(({ kind }) => kind)),
      [['between', 'input'], ['between'], ['target']],
    );
  });
});
