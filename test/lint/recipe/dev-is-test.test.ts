import assert from 'node:assert/strict';
import { lintBy, task } from './recipe';

const sliced = (dev: string, test: string) =>
  task('follows', 'nli', {
    data: `{source: {jsonl: a.jsonl}, splits: {train: train, dev: "${dev}", test: "${test}"}}`,
  });

describe('dev-is-test', () => {
  const lint = (evaluation: string, held = sliced('train[-200:]', 'test')) =>
    lintBy('dev-is-test', `hold_out: {clusters: [nli]}\neval: ${evaluation}`, [held, task('mood', 'sentiment')]).found;

  it('marks an evaluation on the split that chooses', () => {
    assert.deepEqual(lint('{split: dev, dev: 200}'), [
      'error dev: "dev: 200" chooses the best template on the split that judges it. Evaluate on "test", or write "dev: 0".',
    ]);
  });

  it('marks splits that share rows in a held-out task', () => {
    const found = lint('{split: test, dev: 200}', sliced('test[:200]', 'test'));
    assert.match(found[0] ?? '', /^error 200: .* as "dev" and "test" share rows in follows/);
  });

  it('says nothing where nothing is chosen, or rows are apart', () => {
    assert.deepEqual(lint('{split: dev, dev: 0}'), []);
    assert.deepEqual(lint('{split: test, dev: 200}'), []);
    assert.deepEqual(lint('{split: test, dev: 200}', sliced('test[:200]', 'test[200:]')), []);
  });
});
