import assert from 'node:assert/strict';
import { loadMixture } from '../../src/mixture';
import { memoryFiles } from '../data/memory-files';

const recipe = 'flan: recipe/1\nrun: r\ntasks: ["tasks/*.yaml"]\nmodel: {path: m}\nhold_out: {clusters: [nli]}\n';
const task = (name: string, cluster: string): string => `flan: task/1
task: ${name}
cluster: ${cluster}
data: {source: {jsonl: "d.jsonl"}}
templates: [{name: t, input: "{{ n }}?", target: x}]
`;

describe('loadMixture', () => {
  it('reads a recipe with its tasks and plans the mixture', async () => {
    const fs = memoryFiles({ '/w/tasks/a.yaml': task('a', 'nli'), '/w/tasks/b.yaml': task('b', 'misc') });
    const loaded = await loadMixture(recipe, '/w/r.yaml', fs);
    assert.ok(loaded.ok, JSON.stringify(loaded));
    assert.deepEqual(
      loaded.value.plan.train.map((planned) => planned.task.name),
      ['b'],
    );
    assert.deepEqual([...loaded.value.texts.keys()], ['/w/tasks/a.yaml', '/w/tasks/b.yaml']);
  });

  it('names the file, the line and how many more errors there are', async () => {
    const fs = memoryFiles({ '/w/tasks/a.yaml': `${task('a', 'nli')}nonsense: 1\nmore: 2\n` });
    const loaded = await loadMixture(recipe, '/w/r.yaml', fs);
    assert.ok(!loaded.ok);
    const { code, file, line, remedy } = loaded.error;
    assert.deepEqual([code, file, line], ['task-invalid', '/w/tasks/a.yaml', 6]);
    assert.match(remedy ?? '', /^1 more/);
  });

  it('says where a recipe is empty and where no task is found', async () => {
    const fs = memoryFiles({});
    const empty = await loadMixture('', '/w/r.yaml', fs);
    assert.equal(!empty.ok && empty.error.code, 'recipe-invalid');
    const none = await loadMixture(recipe, '/w/r.yaml', fs);
    assert.equal(!none.ok && none.error.code, 'no-tasks');
  });

  it('lets a caller live with what does not matter to it', async () => {
    const fs = memoryFiles({ '/w/tasks/a.yaml': task('a', 'nli') });
    const strict = await loadMixture(recipe, '/w/r.yaml', fs);
    assert.equal(!strict.ok && strict.error.code, 'plan-invalid');
    const lenient = await loadMixture(recipe, '/w/r.yaml', fs, (code) => code !== 'no-training-tasks');
    assert.ok(lenient.ok);
  });
});
