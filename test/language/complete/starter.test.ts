import assert from 'node:assert/strict';
import { loadRecipe } from '../../../src/recipe';
import { loadTask } from '../../../src/task';
import { taskWith } from '../workspace';
import { offer } from './offer';

describe('whole files', () => {
  it('offers a task in an empty file, which loads without a problem', async () => {
    const { labels, take } = await offer('¦', { path: '/ws/rain.task.flan.yaml' });
    assert.equal(labels[0], 'task file');
    const text = take('task file');
    assert.match(text, /^flan: task\/1\ntask: rain\n/);
    assert.match(text, /jsonl: "data\/rain\.\{split\}\.jsonl"/);
    assert.deepEqual(loadTask(text, '/ws/rain.task.flan.yaml').problems, []);
  });

  it('goes on behind the first key, and stays away from a file that has begun', async () => {
    const begun = await offer('# Weather\nflan: task/1\n¦', { path: '/ws/rain.task.flan.yaml' });
    assert.match(begun.take('task file'), /^# Weather\nflan: task\/1\ntask: rain\n/);
    assert.ok(!(await offer('flan: task/1\ntask: a\n¦')).labels.includes('task file'));
  });

  it('offers a recipe with the tasks and the model that are there', async () => {
    const { take } = await offer('¦', {
      path: '/ws/first.recipe.flan.yaml',
      others: { '/ws/tasks/a.task.flan.yaml': taskWith('x') },
      folders: { '/ws': ['tiny/'], '/ws/tiny': ['config.json'] },
    });
    const text = take('recipe file');
    assert.match(text, /run: first\ntasks: \["tasks\/\*\.task\.flan\.yaml"\]\n.*\nmodel: \{path: tiny\}/);
    assert.deepEqual(loadRecipe(text, '/ws/first.recipe.flan.yaml').problems, []);
  });
});
