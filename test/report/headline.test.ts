import assert from 'node:assert/strict';
import type { Difference } from '../../src/evaluation';
import type { ClusterView } from '../../src/report';
import { clusterHeadline } from '../../src/report/headline';

function view(difference: Omit<Difference, 'n'>, majority = 0.5): ClusterView {
  const score = { cluster: 'nli', tasks: ['rte'], n: 200, std: 0.05, stderr: 0.02, chance: 0.5, majority };
  return {
    cluster: 'nli',
    base: { ...score, mean: 0.52 },
    tuned: { ...score, mean: 0.52 + difference.mean },
    difference: { ...difference, n: 200 },
    tasks: [],
  };
}

describe('clusterHeadline', () => {
  it('gives the figures first', () => {
    const [figures] = clusterHeadline(view({ mean: 0.121, stderr: 0.03, verdict: 'better' }));
    assert.match(figures!, /On the held-out cluster nli, tuned 64\.1% against base 52\.0% \(chance 50\.0%\)/);
    assert.match(figures!, /200 rows/);
  });

  it('says that it helped only where the 95% interval says so too', () => {
    assert.match(
      clusterHeadline(view({ mean: 0.121, stderr: 0.03, verdict: 'better' }))[1]!,
      /^Fine-tuning helped: \+12\.1 points/,
    );
    assert.match(
      clusterHeadline(view({ mean: 0.04, stderr: 0.03, verdict: 'better' }))[1]!,
      /may have helped.*still includes no difference/,
    );
  });

  it('says in words that it did not help, or that it harmed', () => {
    assert.match(
      clusterHeadline(view({ mean: 0.01, stderr: 0.03, verdict: 'unclear' }))[1]!,
      /did not help measurably/,
    );
    assert.match(
      clusterHeadline(view({ mean: -0.08, stderr: 0.03, verdict: 'worse' }))[1]!,
      /made it worse: −8\.0 points/,
    );
  });

  it('does not praise what a constant answer would beat', () => {
    const [, words] = clusterHeadline(view({ mean: 0.1, stderr: 0.02, verdict: 'better' }, 0.7));
    assert.match(words!, /most frequent answer would reach 70\.0%, which is more/);
  });

  it('calls a gain below chance what it is', () => {
    const low = view({ mean: 0.1, stderr: 0.02, verdict: 'better' });
    const below = { ...low, tuned: { ...low.tuned!, mean: 0.42 } };
    assert.match(clusterHeadline(below)[1]!, /no better than chance/);
  });

  it('tells the base model alone where nothing was tuned', () => {
    const { cluster, base, tasks } = view({ mean: 0, stderr: 0, verdict: 'unclear' });
    const [only, ...rest] = clusterHeadline({ cluster, base, tasks });
    assert.match(only!, /the base model reaches 52\.0%/);
    assert.deepEqual(rest, []);
  });
});
