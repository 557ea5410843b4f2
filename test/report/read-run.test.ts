import assert from 'node:assert/strict';
import { readRun } from '../../src/report';
import { aRun } from './a-run';

describe('readRun', () => {
  const skills = { rte: { base: 0.5, tuned: 0.7 } };

  it('joins base, tuned and difference at every level', () => {
    const [cluster] = readRun(aRun(skills)).clusters;
    const [task] = cluster!.tasks;
    assert.equal(cluster!.cluster, 'nli');
    assert.equal(task!.templates.length, 5);
    for (const level of [cluster!, task!, ...task!.templates]) {
      assert.ok(level.tuned !== undefined && level.difference !== undefined);
    }
    assert.ok(Math.abs(task!.difference!.mean - (task!.tuned!.mean - task!.base.mean)) < 1e-9);
  });

  it('shows a run that goes on: label, share, rate and time left', () => {
    const view = readRun(aRun(skills, 'running'));
    assert.equal(view.progress.label, 'Fine-tuning');
    assert.equal(view.progress.fraction, 0.4);
    assert.match(view.progress.detail, /step 120 of 300 · loss [\d.]+ · 9,123 tokens\/s/);
    assert.ok(view.progress.etaSeconds! > 30);
    assert.equal(view.clusters.length, 0);
    assert.equal(view.loss[0]!.points.length, 120);
    assert.equal(view.loss[0]!.steps, 300);
  });

  it('leads a failed run with its cause, place and remedy', () => {
    const view = readRun(aRun(skills, 'failed'));
    assert.deepEqual(view.headline, ['/projects/data/rte.jsonl:7: The row is no JSON object. Correct the line.']);
    assert.equal(view.failure?.code, 'data-invalid');
  });

  it('says where to look when the worker was lost', () => {
    assert.match(readRun(aRun(skills, 'lost')).headline[0]!, /worker\.log/);
  });

  it('shows the base scores as soon as they are known', () => {
    const finished = aRun(skills);
    const running = aRun(skills, 'running');
    const scored = { kind: 'scored', who: 'base', scores: finished.results!.base, seconds: 3, seq: 99_999 } as const;
    const events = [...running.events, { ...scored, time: running.events.at(-1)!.time }];
    const [cluster] = readRun({ ...running, events }).clusters;
    assert.equal(cluster?.base.mean, finished.results!.base.clusters[0]!.mean);
    assert.equal(cluster?.tuned, undefined);
  });

  it('keeps the later loss of a step that was trained again after a resume', () => {
    const run = aRun(skills, 'running');
    const step = run.events.find((event) => event.kind === 'step' && event.step === 7)!;
    const again = { ...step, seq: 5000, loss: 9 };
    const [series] = readRun({ ...run, events: [...run.events, again] }).loss;
    assert.equal(series!.points.length, 120);
    assert.equal(series!.points[6]!.loss, 9);
  });

  it('has the looks at the dev rows, of one that was taken twice the later, and which was the best', () => {
    const run = aRun(skills);
    const stamp = { time: run.events.at(-1)!.time };
    const look = { kind: 'dev', seed: 0, loss: 2, accuracy: 0.5, isBest: false, seconds: 1 } as const;
    const looks = [
      { ...stamp, ...look, seq: 5000, step: 20 },
      { ...stamp, ...look, seq: 5001, step: 10 },
      { ...stamp, ...look, seq: 5002, step: 20, loss: 1.5 },
    ];
    const [series] = readRun({ ...run, events: [...run.events, ...looks] }).loss;
    assert.deepEqual(series!.dev, [
      { step: 10, loss: 2, accuracy: 0.5 },
      { step: 20, loss: 1.5, accuracy: 0.5 },
    ]);
    assert.equal(readRun(run).loss[0]!.dev, undefined);
    const best = { step: 20, loss: 1.5, accuracy: 0.5 };
    const seed = { seed: 0, steps: 120, finalLoss: 1, trainSeconds: 9, tokens: 9, clusters: [], best, keptBest: true };
    const results = { ...run.results!, seeds: [seed] };
    const facts = readRun({ ...run, results }).facts.filter(([name]) => name === 'Best on dev rows, kept');
    assert.equal(facts[0]?.[1], 'seed 0: step 20, loss 1.5, accuracy 50.0 %');
  });

  it('says which commits of the hub the data came from, each once', () => {
    const one = { id: 'weather/reports', config: 'default', revision: 'a'.repeat(40) };
    const datasets = [
      { task: 'rte', ...one },
      { task: 'cb', ...one },
    ];
    const { facts } = readRun({ ...aRun(skills), datasets });
    assert.deepEqual(
      facts.filter(([name]) => name === 'Data of the hub'),
      [['Data of the hub', `weather/reports (default) @ ${'a'.repeat(40)}`]],
    );
    assert.ok(!readRun(aRun(skills)).facts.some(([name]) => name === 'Data of the hub'));
  });

  it('keeps what was dropped with its cause', () => {
    assert.deepEqual(
      readRun(aRun(skills)).dropped.map(({ task, cause }) => [task, cause]),
      [['same-meaning', 'partner']],
    );
  });
});
