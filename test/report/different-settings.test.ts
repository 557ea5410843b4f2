import assert from 'node:assert/strict';
import { differentSettings } from '../../src/report/different-settings';

describe('differentSettings', () => {
  it('lists the keys that differ, whole lists as one value', () => {
    const left = { run: 'a', train: { lr: 0.001, steps: 200 }, seeds: { train: [0] }, only: 1 };
    const right = { run: 'b', train: { lr: 0.001, steps: 400 }, seeds: { train: [0, 1] } };
    assert.deepEqual(differentSettings(left, right), [
      { key: 'train.steps', left: '200', right: '400' },
      { key: 'seeds.train', left: '[0]', right: '[0,1]' },
      { key: 'only', left: '1' },
    ]);
  });

  it('finds nothing in equal recipes', () => {
    assert.deepEqual(differentSettings({ a: { b: null } }, { a: { b: null } }), []);
  });
});
