import assert from 'node:assert/strict';
import { sampleCounts, samplePage } from '../../src/extension/results/samples';
import type { SampleRecord } from '../../src/run';

function sample(row: number, base: number, tuned: number | undefined, task = 'rain'): SampleRecord {
  const choices = [-1, -2].map((score, index) => ({
    text: index === 0 ? 'yes' : 'no',
    base: score,
    ...(tuned === undefined ? {} : { tuned: score - Math.log(3) * index }),
  }));
  const answered = { task, cluster: 'nli', template: 't', row, prompt: 'p', choices, gold: 0, base };
  return tuned === undefined ? answered : { ...answered, tuned };
}

const mixed = [sample(0, 1, 0), sample(1, 0, 1), sample(2, 0, 0), sample(3, 1, 1), sample(4, 1, 0, 'snow')];

describe('samples of a run', () => {
  it('tells fixed, broken and still wrong apart', () => {
    assert.deepEqual(sampleCounts(mixed), { all: 5, fixed: 2, broken: 1, wrong: 2 });
    const rows = (filter: 'fixed' | 'broken' | 'wrong') =>
      samplePage(mixed, { filter, page: 0 }).samples.map((each) => each.row);
    assert.deepEqual([rows('fixed'), rows('broken'), rows('wrong')], [[0, 4], [1], [1, 3]]);
  });

  it('counts nothing as fixed or broken where only the base model answered', () => {
    assert.deepEqual(sampleCounts([sample(0, 1, undefined), sample(1, 0, undefined)]), {
      all: 2,
      fixed: 0,
      broken: 0,
      wrong: 1,
    });
  });

  it('pages, and brings a page outside to the nearest', () => {
    const many = Array.from({ length: 23 }, (_, row) => sample(row, 0, 0));
    const last = samplePage(many, { filter: 'all', page: 99 });
    assert.deepEqual([last.query.page, last.pages, last.total], [2, 3, 23]);
    assert.deepEqual(
      last.samples.map((each) => each.row),
      [20, 21, 22],
    );
    assert.equal(samplePage([], { filter: 'all', page: 4 }).query.page, 0);
  });

  it('narrows to one task and counts within it', () => {
    const page = samplePage(mixed, { filter: 'fixed', task: 'snow', page: 0 });
    assert.deepEqual(
      page.samples.map((each) => each.row),
      [4],
    );
    assert.deepEqual(page.counts, { all: 1, fixed: 1, broken: 0, wrong: 0 });
    assert.deepEqual(page.tasks, ['rain', 'snow']);
  });

  it('turns log-likelihoods into shares among the choices', () => {
    const [first] = samplePage([sample(0, 0, 0)], { filter: 'all', page: 0 }).samples;
    const e = Math.E;
    assert.ok(Math.abs(first!.choices[0]!.base - e / (e + 1)) < 1e-12);
    assert.ok(Math.abs(first!.choices[0]!.tuned! - (3 * e) / (3 * e + 1)) < 1e-12);
    assert.equal(first!.choices[1]!.baseLogLikelihood, -2);
  });
});
