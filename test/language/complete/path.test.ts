import assert from 'node:assert/strict';
import { taskWith } from '../workspace';
import { offer } from './offer';

const recipe = { path: '/ws/first.recipe.flan.yaml' };

describe('paths', () => {
  it('offers the files of the format, and folders, where data is wanted', async () => {
    const top = await offer('flan: task/1\ndata:\n  source: {jsonl: "¦"}');
    assert.deepEqual(top.labels, ['data/', 'weather.jsonl']);
    assert.equal(top.item('data/').goesOn, true);
    assert.equal(top.take('weather.jsonl'), 'flan: task/1\ndata:\n  source: {jsonl: "weather.jsonl"}');
    for (const source of ['json: [a.json, "¦"]', 'csv: {train: "data/¦"}', 'tsv: {train: ["¦"]}', 'parquet: "¦"']) {
      const { labels } = await offer(`flan: task/1\ndata:\n  source: {${source}}`);
      assert.deepEqual(labels.slice(-1), source.startsWith('csv') ? ['notes.csv'] : ['data/'], source);
    }
  });

  it('offers one pattern for files that differ in their split', async () => {
    const { labels, item, take } = await offer('flan: task/1\ndata:\n  source:\n    jsonl: data/r¦');
    assert.deepEqual(labels, ['rain.{split}.jsonl', 'rain.dev.jsonl', 'rain.train.jsonl']);
    assert.equal(item('rain.{split}.jsonl').detail, 'dev, train');
    assert.match(take('rain.{split}.jsonl'), /jsonl: "data\/rain\.\{split\}\.jsonl"$/);
  });

  it('replaces the whole of a path that is being changed', async () => {
    const { take } = await offer('flan: task/1\ndata:\n  source: {jsonl: "data/ra¦in.test.jsonl"}');
    assert.match(take('rain.dev.jsonl'), /\{jsonl: "data\/rain\.dev\.jsonl"\}$/);
  });

  it('offers globs that mean the task files of the workspace, with how many', async () => {
    const others = { '/ws/tasks/a.task.flan.yaml': taskWith('x'), '/ws/tasks/more/b.task.flan.yaml': taskWith('x') };
    const { labels, item, take } = await offer('flan: recipe/1\ntasks: [¦]', { ...recipe, others });
    assert.deepEqual(labels.slice(0, 3), [
      'tasks/*.task.flan.yaml',
      'tasks/more/*.task.flan.yaml',
      '**/*.task.flan.yaml',
    ]);
    assert.equal(item('tasks/*.task.flan.yaml').detail, '1 task');
    assert.equal(item('**/*.task.flan.yaml').detail, '2 tasks');
    assert.match(take('**/*.task.flan.yaml'), /tasks: \["\*\*\/\*\.task\.flan\.yaml"\]$/);
  });

  it('offers folders with a model first', async () => {
    const folders = { '/ws': ['data/', 'tiny/'], '/ws/tiny': ['config.json', 'tokenizer.json'], '/ws/data': [] };
    const { labels, item, take } = await offer('flan: recipe/1\nmodel: {path: ¦}', { ...recipe, folders });
    assert.deepEqual(labels, ['tiny', 'data/']);
    assert.equal(item('tiny').detail, 'a model');
    assert.match(take('tiny'), /model: \{path: tiny\}$/);
  });
});
