import assert from 'node:assert/strict';
import { lintBy, ranked, task } from './recipe';

describe('ambiguous-choice in a recipe', () => {
  const three = task('cb', 'nli', { body: ranked('"Yes", "No", "Maybe"') });
  const two = task('rte', 'nli', { body: ranked('"yes", "no"') });
  const mood = task('mood', 'sentiment', { body: ranked('"no", "yes"') });
  const keys = 'hold_out: {clusters: [sentiment]}';

  it('tells once for a cluster that a word stands for two answers', () => {
    const again = task('wnli', 'nli', { body: ranked('"no", "yes"') });
    assert.deepEqual(lintBy('ambiguous-choice', keys, [three, two, again, mood]).found, [
      'info ["tasks/*.task.flan.yaml"]: In the cluster "nli", cb has all the choices of rte and "Maybe" besides. Which choice of rte means that? One word would stand for two answers.',
    ]);
  });

  it('tells it at the hold-out where the cluster is held out', () => {
    const { found } = lintBy('ambiguous-choice', 'hold_out: {clusters: [nli]}', [three, two, mood]);
    assert.match(found[0] ?? '', /^info nli: /);
  });

  it('leaves other clusters, and rows that are left out on purpose, alone', () => {
    assert.deepEqual(lintBy('ambiguous-choice', keys, [three, mood]).found, []);
    const kept = task('rte', 'nli', {
      data: '{source: {jsonl: a.jsonl}, keep_if: "{{ label < 2 }}"}',
      body: ranked('"yes", "no"'),
    });
    assert.deepEqual(lintBy('ambiguous-choice', keys, [three, kept, mood]).found, []);
  });
});
