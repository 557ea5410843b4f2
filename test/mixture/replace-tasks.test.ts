import assert from 'node:assert/strict';
import { planMixture, replaceTasks } from '../../src/mixture';
import { loadedRecipe, taskOf } from './tasks';

describe('replaceTasks', () => {
  const [rain, mood] = [taskOf('rain', 'nli'), taskOf('mood', 'sentiment')];
  const { recipe, spanOf } = loadedRecipe('hold_out: {clusters: [nli]}');
  const plan = planMixture(recipe, [rain, mood], spanOf);

  it('puts tasks in the places of others, training and held out', () => {
    const [newRain, newMood] = [{ ...rain }, { ...mood }];
    const { train, heldOut } = replaceTasks(
      plan,
      new Map([
        [rain, newRain],
        [mood, newMood],
      ]),
    );
    assert.equal(train[0]!.task, newMood);
    assert.equal(train[0]!.templates, plan.train[0]!.templates);
    assert.equal(heldOut[0], newRain);
  });

  it('leaves the others where they are', () => {
    assert.deepEqual(replaceTasks(plan, new Map()), plan);
  });
});
