import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cancelRun, liftCancel } from '../../src/run/cancel';
import { runWorker } from '../../src/run/run-worker';
import { edit, eventsOf, filesOf, makeRun, noHub, runOf } from './a-run';
import type { WorkspaceOptions } from './a-workspace';
import { temporaryFolder } from './temporary';

describe('trainModel', function () {
  this.timeout(60_000);
  const root = temporaryFolder();
  const hub = noHub(root);
  let count = 0;

  const newRun = (options: WorkspaceOptions): Promise<string> => makeRun(join(root, String(count++)), options);
  const recipeOf = (dir: string): string => join(dirname(dirname(dirname(dir))), 'tiny.recipe.flan.yaml');

  /** A second run of the same recipe. */
  const again = (dir: string, stamp: string): string => runOf(dirname(dirname(dirname(dir))), recipeOf(dir), stamp);

  async function finish(dir: string): Promise<void> {
    assert.equal(await runWorker(dir, hub), undefined);
  }

  const weightsOf = (dir: string, name = 'model'): Buffer => readFileSync(join(dir, name, 'model.safetensors'));

  /** Stops a worker after so many reports, as somebody would. */
  async function stopAfter(dir: string, reports: number): Promise<void> {
    const working = runWorker(dir, hub);
    while ((await eventsOf(dir, 'step')).length < reports) await new Promise((done) => setTimeout(done, 5));
    await cancelRun(dir);
    await working;
    assert.equal((await eventsOf(dir, 'cancelled')).length, 1);
    await liftCancel(dir);
  }

  it('reports after an interruption what it would have reported without', async () => {
    const options = { steps: 90, logEvery: 7, train: 'checkpoint_every: 4' };
    const whole = await newRun(options);
    await finish(whole);
    const dir = again(whole, 'stopped');
    await stopAfter(dir, 3);
    await finish(dir);
    const figures = async (from: string) =>
      (await eventsOf(from, 'step')).map(({ step, loss, gradNorm, lr, tokens }) => [step, loss, gradNorm, lr, tokens]);
    assert.deepEqual(await figures(dir), await figures(whole));
    const seeds = async (from: string) =>
      (await filesOf(from)).results!.seeds.map(({ trainSeconds: _, ...seed }) => seed);
    assert.deepEqual(await seeds(dir), await seeds(whole));
    assert.ok(weightsOf(dir).equals(weightsOf(whole)));
    const notice = (await eventsOf(dir, 'notice')).find(({ message }) => /goes on from the checkpoint/.test(message));
    assert.equal(notice?.level, 'info');
  });

  it('keeps its figures where a run is resumed whose training was done', async () => {
    const dir = await newRun({ steps: 5 });
    await finish(dir);
    const before = (await filesOf(dir)).results!;
    const weights = weightsOf(dir);
    rmSync(join(dir, 'results.json'));
    await finish(dir);
    const after = (await filesOf(dir)).results!;
    assert.deepEqual(after.seeds[0]!.finalLoss, before.seeds[0]!.finalLoss);
    assert.equal(after.seeds[0]!.tokens, before.seeds[0]!.tokens);
    assert.deepEqual(after.tuned, before.tuned);
    assert.ok(weightsOf(dir).equals(weights));
    assert.equal((await eventsOf(dir, 'step')).length, 5, 'no step was done twice');
  });

  describe('looks at the dev rows', () => {
    it('every so many steps and at the end, and changes nothing of what is learnt', async () => {
      const [plain, looking] = [await newRun({ steps: 7 }), await newRun({ steps: 7, train: 'eval_every: 3' })];
      await finish(plain);
      await finish(looking);
      assert.ok(weightsOf(plain).equals(weightsOf(looking)));
      const looks = await eventsOf(looking, 'dev');
      assert.deepEqual(
        looks.map(({ step }) => step),
        [3, 6, 7],
      );
      for (const { loss, accuracy } of looks) {
        assert.ok(loss > 0 && loss < 20);
        assert.ok(accuracy !== null && accuracy >= 0 && accuracy <= 1);
      }
      assert.ok(looks.some(({ isBest }) => isBest));
      const best = [...looks].sort((a, b) => a.loss - b.loss)[0]!;
      const [seed] = (await filesOf(looking)).results!.seeds;
      assert.deepEqual(seed!.best, { step: best.step, loss: best.loss, accuracy: best.accuracy });
      assert.equal(seed!.keptBest, false);
    });

    it('of the tasks that train, never of those held out', async () => {
      const dir = await newRun({ steps: 3, train: 'eval_every: 3' });
      const data = join(dirname(dirname(dirname(dir))), 'data');
      // Without dev rows of the held-out task there is still something to look at; without those of the training task not.
      edit(recipeOf(dir), 'dev: 4', 'dev: 0');
      rmSync(join(data, 'held.dev.jsonl'));
      const first = again(dir, 'held-gone');
      await finish(first);
      assert.equal((await eventsOf(first, 'dev')).length, 1);
      rmSync(join(data, 'mood.dev.jsonl'));
      const failure = await runWorker(again(dir, 'mood-gone'), hub);
      assert.equal(failure?.code, 'nothing-to-score');
      assert.match(failure.remedy!, /train\.eval_every/);
    });

    it('with a loss that is the training loss of these rows', async () => {
      // One step at a rate of almost nothing: dev and training rows are drawn alike, so the losses are near each other.
      const dir = await newRun({ steps: 1, train: 'eval_every: 1' });
      edit(recipeOf(dir), 'lr: 0.01', 'lr: 1.0e-12');
      const calm = again(dir, 'calm');
      await finish(calm);
      const [step] = await eventsOf(calm, 'step');
      const [look] = await eventsOf(calm, 'dev');
      assert.ok(Math.abs(step!.loss - look!.loss) < 0.2, `${step!.loss} ${look!.loss}`);
    });

    it('ends early where they bring nothing more, and says so', async () => {
      const dir = await newRun({
        steps: 60,
        train: 'eval_every: 2\nearly_stopping: { patience: 2, min_delta: 100 }\ncheckpoint_every: 3',
      });
      await finish(dir);
      const looks = await eventsOf(dir, 'dev');
      assert.deepEqual(
        looks.map(({ step }) => step),
        [2, 4, 6],
      );
      assert.equal((await filesOf(dir)).results!.seeds[0]!.steps, 6);
      const [notice] = await eventsOf(dir, 'notice');
      assert.match(notice!.message, /stops early at step 6 of 60: step \d+ was the best/);
      // Nor does it go on when it is resumed.
      rmSync(join(dir, 'results.json'));
      await finish(dir);
      assert.equal((await filesOf(dir)).results!.seeds[0]!.steps, 6);
    });

    it('keeps the best weights and the last', async () => {
      const train = 'eval_every: 1\nkeep: best';
      const dir = await newRun({ steps: 8, train });
      // So fast that training spoils what it has learnt.
      edit(recipeOf(dir), 'lr: 0.01', 'lr: 0.3');
      const fast = again(dir, 'fast');
      await finish(fast);
      const [seed] = (await filesOf(fast)).results!.seeds;
      assert.equal(seed!.keptBest, true);
      const { step } = seed!.best!;
      assert.ok(step < 8, 'the last step is not the best');
      assert.ok(!weightsOf(fast).equals(weightsOf(fast, 'model-last')));
      // A run that ends at the best step has the same weights; the rate is constant.
      edit(recipeOf(dir), 'steps: 8', `steps: ${step}`);
      const short = again(dir, 'short');
      await finish(short);
      assert.ok(weightsOf(short).equals(weightsOf(fast)));
    });
  });
});
