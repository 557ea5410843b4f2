import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readRun, renderBody, renderTable } from '../../src/report';
import { runWorker } from '../../src/run/run-worker';
import { edit, filesOf, makeRun, noHub } from './a-run';
import { temporaryFolder } from './temporary';

describe('answers that the model writes', function () {
  this.timeout(30_000);
  const root = temporaryFolder();

  it('are measured, kept and reported, base beside tuned, next to ranked choices', async () => {
    const dir = await makeRun(join(root, 'both'), { steps: 2 }, (folder, recipe) => {
      edit(
        join(folder, 'tasks', 'held.task.flan.yaml'),
        '  - name: asks\n',
        '  - name: asks\n    scoring: generate\n    metrics: [accuracy, rouge]\n',
      );
      edit(recipe, 'eval: {', 'eval: { norm: byte, generation: { max_tokens: 3 }, ');
    });
    assert.equal(await runWorker(dir, noHub(root)), undefined);
    const files = await filesOf(dir);
    const { results, written } = files;
    assert.equal(results!.norm, 'byte');
    assert.equal(results!.base.tasks[0]!.templates.length, 1);
    assert.deepEqual(
      results!.written!.base.map(({ task, measure, n }) => [task, measure, n]),
      [
        ['held', 'exact_match', 8],
        ['held', 'rouge1', 8],
        ['held', 'rouge2', 8],
        ['held', 'rougeLsum', 8],
      ],
    );
    assert.equal(results!.written!.tuned!.length, 4);
    assert.equal(results!.written!.differences!.length, 4);
    assert.equal(written!.length, 8);
    for (const { task, template, prompt, target, base, tuned } of written!) {
      assert.deepEqual([task, template], ['held', 'asks']);
      assert.match(prompt, /^is this good/);
      assert.match(target, /^(yes|no)$/);
      assert.equal(base, base.trim());
      assert.equal(typeof tuned, 'string');
    }
    const view = readRun(files);
    // The task is ranked as well, and that is what is said of it first.
    assert.ok(!view.headline.some((sentence) => sentence.includes('written')));
    assert.match(renderTable(view), /held {2}exact_match {2}8/);
    assert.match(renderTable(view), /log-likelihood per byte/);
    assert.match(renderBody(view), /<h2>Written answers<\/h2>/);
  });

  it('may be all that a run measures', async () => {
    const dir = await makeRun(join(root, 'alone'), { steps: 1 }, (folder, recipe) => {
      edit(join(folder, 'tasks', 'held.task.flan.yaml'), 'scoring: rank', 'scoring: generate');
      edit(recipe, 'eval: {', 'eval: { generation: { max_tokens: 2, temperature: 0.8, top_k: 5 }, ');
    });
    assert.equal(await runWorker(dir, noHub(root)), undefined);
    const { results, samples, written } = await filesOf(dir);
    assert.deepEqual([results!.base.tasks, samples], [[], []]);
    assert.equal(written!.length, 16);
  });
});
