import assert from 'node:assert/strict';
import { heldOutChart, lossChart, readRun } from '../../src/report';
import { aRun } from './a-run';

const numbers = (svg: string, pattern: RegExp): number[] => [...svg.matchAll(pattern)].map((match) => Number(match[1]));

describe('lossChart', () => {
  const view = readRun(aRun({ rte: { base: 0.5, tuned: 0.7 } }));

  it('draws one raw and one smooth line per seed, a point per logged step', () => {
    const svg = lossChart([...view.loss, { ...view.loss[0]!, seed: 1 }]);
    assert.equal(svg.match(/class="raw /g)?.length, 2);
    assert.equal(svg.match(/class="smooth /g)?.length, 2);
    assert.equal(/class="raw seed-0" d="([^"]+)"/.exec(svg)?.[1]?.split(/[ML]/).length, 301);
    assert.match(svg, /seed 1</);
  });

  it('has a name and a description for those who do not see it', () => {
    const svg = lossChart(view.loss);
    assert.match(svg, /role="img"/);
    assert.match(svg, /<title>Training loss<\/title><desc>Seed 0: from [\d.]+ at step 1 to [\d.]+ at step 300/);
  });

  it('leaves room for the steps that are still to come', () => {
    const half = readRun(aRun({ rte: { base: 0.5, tuned: 0.7 } }, 'running'));
    const [last] = numbers(lossChart(half.loss), /class="last seed-0" cx="([\d.]+)"/g);
    assert.ok(last! < 350, String(last));
  });

  it('is empty without a point, and finite with one', () => {
    assert.equal(lossChart([]), '');
    const one = lossChart([{ seed: 0, steps: 10, points: [{ step: 1, loss: 2, smooth: 2 }] }]);
    assert.doesNotMatch(one, /NaN|Infinity/);
  });

  it('has a dot for each look at the dev rows, within its scale, and tells them', () => {
    const points = [1, 2, 3].map((step) => ({ step, loss: 1, smooth: 1 }));
    const dev = [
      { step: 1, loss: 3, accuracy: 0.25 },
      { step: 3, loss: 2, accuracy: null },
    ];
    const svg = lossChart([{ seed: 0, steps: 3, points, dev }]);
    const heights = numbers(svg, /<circle class="dev seed-0" cx="[\d.]+" cy="([\d.]+)"/g);
    assert.equal(heights.length, 2);
    assert.ok(heights[0]! < heights[1]! && heights[0]! >= 16, String(heights));
    assert.match(svg, /Loss on dev rows: step 1: 3[\d.]*, step 3: 2/);
  });
});

describe('heldOutChart', () => {
  const view = readRun(aRun({ rte: { base: 0.5, tuned: 0.7 }, copa: { base: 0.6, tuned: 0.5 } }));
  const svg = heldOutChart(view.clusters);

  it('has a dot per template and a mean per model and task, at its place', () => {
    assert.equal(svg.match(/class="dot base"/g)?.length, 10);
    assert.equal(svg.match(/class="dot tuned"/g)?.length, 10);
    const means = numbers(svg, /class="mean tuned" cx="([\d.]+)"/g);
    const tasks = view.clusters.flatMap((cluster) => cluster.tasks);
    assert.equal(means.length, 2);
    // 0% is at 176, 100% at 572.
    means.forEach((x, i) => {
      assert.ok(Math.abs(x - (176 + 396 * tasks[i]!.tuned!.mean)) < 0.02);
    });
  });

  it('spans the 95% interval', () => {
    const [x1] = numbers(svg, /class="interval base" x1="([\d.]+)"/g);
    const { mean, stderr } = view.clusters[0]!.tasks[0]!.base;
    assert.ok(Math.abs(x1! - (176 + 396 * (mean - 1.96 * stderr!))) < 0.02);
  });

  it('names every dot, escaped', () => {
    const odd = structuredClone(view.clusters) as unknown as {
      tasks: { base: { templates: { template: string }[] } }[];
    }[];
    odd[0]!.tasks[0]!.base.templates[0]!.template = 'a<b&"c"';
    assert.match(heldOutChart(odd as unknown as typeof view.clusters), /base, a&lt;b&amp;&quot;c&quot;: /);
  });

  it('draws the base model alone before there is a tuned one', () => {
    const alone = heldOutChart(readRun(aRun({ rte: { base: 0.5 } })).clusters);
    assert.match(alone, /class="mean base"/);
    assert.doesNotMatch(alone, /tuned/);
  });
});
