import assert from 'node:assert/strict';
import { taskWith } from '../workspace';
import { hoverAt, type Shown } from './hover-at';

const task = (name: string, cluster: string): string =>
  taskWith('x').replace('task: weather', `task: ${name}`).replace('cluster: nli', `cluster: ${cluster}`);
const others = {
  '/ws/tasks/a.task.flan.yaml': task('rain', 'nli').replace('cluster:', 'title: Is it wet?\nfamilies: [sky]\ncluster:'),
  '/ws/tasks/b.task.flan.yaml': task('snow', 'paraphrase'),
};

function inRecipe(lines: string): Promise<Shown> {
  return hoverAt(`flan: recipe/1\nrun: first\n${lines}\n`, { path: '/ws/r.recipe.flan.yaml', others });
}

describe('hoverTask', () => {
  it('shows title, cluster and counts of a task that a recipe names', async () => {
    const { contents, word } = await inRecipe('hold_out: {tasks: [ra¦in]}');
    assert.equal(word, 'rain');
    assert.equal(
      contents,
      '**rain** · nli\n\nIs it wet?\n\n- 1 templates, 0 of them turned around\n- Choices: `yes`, `no`\n- Families: `sky`\n- 3 rows in `train`',
    );
    assert.match(
      (await inRecipe('mixing: {kind: weights, weights: {sn¦ow: 2}}')).contents,
      /^\*\*snow\*\* · paraphrase/,
    );
    assert.match(
      (await inRecipe('hold_out: {tasks: [ha¦il]}')).contents,
      /^No task file of the workspace has the name `hail`/,
    );
  });

  it('lists the tasks that a glob means', async () => {
    const { contents } = await inRecipe('tasks: ["tasks/*.ta¦sk.flan.yaml"]');
    assert.equal(contents, '`tasks/*.task.flan.yaml` means 2 tasks\n\n- nli: `rain`\n- paraphrase: `snow`');
    assert.match((await inRecipe('tasks: [oth¦er/*.yaml]')).contents, /^No task file of the workspace is meant/);
  });
});

describe('hoverCluster', () => {
  it("shows a cluster's tasks, its partners with theirs, and who holds it out", async () => {
    const { contents } = await inRecipe('hold_out: {clusters: [ entail¦ment ]}');
    assert.equal(
      contents,
      '**entailment**, the unit that is held out\n\nTasks here: `rain`\n\nWith `also_drop: flan-v1` its partners leave training too:\n\n- `paraphrase`: `snow`\n\nHeld out by: `first`',
    );
  });

  it('works in task files and in also_drop', async () => {
    const here = await hoverAt(task('hail', 'read_comp¦'), { others });
    assert.match(here.contents, /Tasks here: `hail`.*\n- `read_comp_with_commonsense`, without tasks here$/s);
    assert.match((await inRecipe('also_drop: {nl¦i: [misc]}')).contents, /Tasks here: `rain`/);
    assert.match((await inRecipe('also_drop: {nli: [mi¦sc]}')).contents, /No task of this workspace is in it/);
  });
});
