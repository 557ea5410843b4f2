import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planMixture } from '../../src/mixture';
import { loadRecipe } from '../../src/recipe';
import { loadTask } from '../../src/task';

const folder = join(__dirname, '..', '..', 'examples', 'micro-flan');

const tasks = readdirSync(join(folder, 'tasks')).flatMap((name) => {
  const path = join(folder, 'tasks', name);
  const { task } = loadTask(readFileSync(path, 'utf8'), path);
  return task === undefined ? [] : [task];
});

const plan = (name: string) => {
  const path = join(folder, `${name}.recipe.flan.yaml`);
  const { recipe, problems } = loadRecipe(readFileSync(path, 'utf8'), path);
  assert.deepEqual(problems, [], name);
  assert.ok(recipe);
  const { train, heldOut, dropped, problems: planned } = planMixture(recipe, tasks);
  assert.deepEqual(planned, [], name);
  const clusters = (list: readonly { readonly cluster: string }[]) => [...new Set(list.map((task) => task.cluster))];
  return {
    trained: clusters(train.map(({ task }) => task)),
    heldOut: clusters(heldOut),
    dropped: dropped.map(({ task, cause }) => [task.cluster, cause.kind]),
  };
};

describe('micro-FLAN recipes', () => {
  for (const name of ['hold-out-nli', 'tiny'])
    it(`${name} tests on nli and drops its partner, paraphrase`, () => {
      const { trained, heldOut, dropped } = plan(name);
      assert.deepEqual(heldOut, ['nli']);
      assert.deepEqual(dropped, [['paraphrase', 'partner']]);
      assert.equal(trained.length, 10);
    });

  it('hold-out-sentiment tests on sentiment and drops nothing else', () => {
    const { trained, heldOut, dropped } = plan('hold-out-sentiment');
    assert.deepEqual(heldOut, ['sentiment']);
    assert.deepEqual(dropped, []);
    assert.equal(trained.length, 11);
  });
});
