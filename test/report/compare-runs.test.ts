import assert from 'node:assert/strict';
import { compareRuns, readRun, renderComparison } from '../../src/report';
import type { RunFiles, SampleRecord } from '../../src/run';
import { aRun } from './a-run';

const left = aRun({ rte: { base: 0.45, tuned: 0.55 } });
const right = aRun({ rte: { base: 0.45, tuned: 0.8 } });

function withSamples(run: RunFiles, change: (sample: SampleRecord) => readonly SampleRecord[]): RunFiles {
  return { ...run, samples: run.samples.flatMap(change) };
}

describe('compareRuns', () => {
  it('gives each run the figures of its own report', () => {
    const { figures, questions } = compareRuns(left, right);
    assert.deepEqual(questions, { shared: 300, changed: 0, onlyLeft: 0, onlyRight: 0 });
    const reports = [left, right].map((run) => readRun(run).clusters[0]!);
    const [cluster, task, ...templates] = figures;
    assert.deepEqual([cluster?.level, cluster?.name, task?.level, task?.name], ['cluster', 'nli', 'task', 'rte']);
    assert.equal(templates.length, 5);
    for (const side of [0, 1] as const) {
      assert.equal(cluster?.base[side].toFixed(9), reports[side]?.base.mean.toFixed(9));
      assert.equal(cluster?.tuned[side]?.toFixed(9), reports[side]?.tuned?.mean.toFixed(9));
    }
  });

  it('takes the difference of the tuned models, right minus left, with its paired error', () => {
    const [cluster] = compareRuns(left, right).figures;
    const expected = cluster!.tuned[1]! - cluster!.tuned[0]!;
    assert.equal(cluster?.difference.mean.toFixed(9), expected.toFixed(9));
    assert.equal(cluster.difference.verdict, 'better');
    assert.equal(compareRuns(right, left).figures[0]?.difference.verdict, 'worse');
    assert.ok((cluster.difference.stderr ?? 0) > 0);
    assert.equal(compareRuns(left, left).figures[0]?.difference.mean, 0);
  });

  it('leaves out questions that are not word for word the same, and says how many', () => {
    const edited = withSamples(right, (sample) => [
      sample.template === 'follows-from' ? { ...sample, prompt: `${sample.prompt}!` } : sample,
    ]);
    const { questions, figures } = compareRuns(left, edited);
    assert.deepEqual(questions, { shared: 240, changed: 60, onlyLeft: 0, onlyRight: 0 });
    assert.ok(!figures.some(({ name }) => name === 'follows-from'));
    assert.match(renderComparison(compareRuns(left, edited)), /60 questions have another text in each run/);
  });

  it('counts what only one of the runs asked', () => {
    const fewer = withSamples(right, (sample) => (sample.row < 10 ? [sample] : []));
    const { questions } = compareRuns(left, fewer);
    assert.deepEqual(questions, { shared: 50, changed: 0, onlyLeft: 250, onlyRight: 0 });
    assert.match(renderComparison(compareRuns(left, fewer)), /asked 250 questions that the other did not/);
  });

  it('claims nothing where there is nothing to compare', () => {
    const other = withSamples(right, (sample) => [{ ...sample, task: 'copa' }]);
    const html = renderComparison(compareRuns(left, other));
    assert.match(html, /the two runs asked different questions/);
    assert.ok(!html.includes('<table'));
    const none = withSamples(right, () => []);
    assert.match(renderComparison(compareRuns(left, none)), /one of the runs has no samples/);
  });

  it('compares a run that has no tuned model by its base model, and says so', () => {
    const evaluated = withSamples(right, ({ tuned: _, ...sample }) => [sample]);
    const { runs, figures } = compareRuns(left, evaluated);
    assert.deepEqual(
      runs.map(({ isTuned }) => isTuned),
      [true, false],
    );
    assert.equal(figures[0]?.tuned[1], undefined);
    assert.match(renderComparison(compareRuns(left, evaluated)), /has no tuned model; its base model is compared/);
  });
});

describe('renderComparison', () => {
  it('says which run is better, in words that claim no more than the figures do', () => {
    assert.match(renderComparison(compareRuns(left, right)), /On nli, B is better: \+/);
    assert.match(renderComparison(compareRuns(left, left)), /do not differ measurably/);
  });

  it('lists what the recipes say otherwise, and escapes it', () => {
    const recipe = (train: object): RunFiles => ({ ...left, manifest: { ...left.manifest, recipe: { train } } });
    const html = renderComparison(
      compareRuns(recipe({ steps: 200, note: '<b>' }), recipe({ steps: 400, note: '<b>' })),
    );
    assert.match(html, /train\.steps<\/td><td class="words">200<\/td><td class="words">400/);
    assert.ok(!html.includes('train.note') && !html.includes('<b>'));
  });
});
