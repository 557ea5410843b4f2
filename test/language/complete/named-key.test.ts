import assert from 'node:assert/strict';
import { taskWith } from '../workspace';
import { offer } from './offer';

describe('keys that are names', () => {
  const others = {
    '/ws/a.task.flan.yaml': taskWith('x').replace('task: weather', 'task: rain'),
    '/ws/b.task.flan.yaml': taskWith('x').replace('task: weather', 'task: snow').replace(': nli', ': misc'),
  };
  const recipe = { path: '/ws/first.recipe.flan.yaml', others };

  it('offers splits', async () => {
    const splits = await offer('flan: task/1\ndata:\n  splits: {train: a, ¦}');
    assert.deepEqual(splits.labels, ['dev', 'test']);
    assert.match(splits.take('dev'), /\{train: a, dev: \}$/);
    assert.match((await offer('flan: task/1\ndata:\n  caps:\n    ¦')).take('train'), /caps:\n    train: 1000$/);
    assert.deepEqual((await offer('flan: task/1\ndata:\n  source:\n    jsonl: {¦}')).labels, [
      'train',
      'validation',
      'test',
    ]);
  });

  it('offers tasks to weigh, and clusters to drop others with', async () => {
    const weights = await offer('flan: recipe/1\nmixing:\n  weights:\n    rain: 2\n    ¦', recipe);
    assert.deepEqual(weights.labels, ['snow']);
    assert.match(weights.take('snow'), /rain: 2\n    snow: 1$/);
    const drop = await offer('flan: recipe/1\nalso_drop: {¦}', recipe);
    assert.deepEqual(drop.labels, ['nli', 'misc']);
    assert.match(drop.take('nli'), /also_drop: \{nli: \[\]\}$/);
    assert.deepEqual((await offer('flan: recipe/1\nalso_drop: {nli: [¦]}', recipe)).labels, ['nli', 'misc']);
  });
});
