import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { columnsOf, nodeFileSystem, readAll } from '../../src/data';
import { lintTask } from '../../src/lint';
import { loadTask, renderExample, type Task } from '../../src/task';

const folder = join(__dirname, '..', '..', 'examples', 'micro-flan', 'tasks');

function load(name: string): Task {
  const path = join(folder, name);
  const { task, problems } = loadTask(readFileSync(path, 'utf8'), path);
  assert.deepEqual(problems, [], name);
  assert.ok(task);
  return task;
}

const rowsOf = async (task: Task, split: string, limit: number) => {
  const { rows, problems } = await readAll(task.data, split, { base: dirname(task.path), fs: nodeFileSystem, limit });
  assert.deepEqual(problems, []);
  return rows.map(({ row }) => row);
};

describe('micro-FLAN tasks', () => {
  const tasks = readdirSync(folder).map(load);

  it('are in all twelve clusters of FLAN, two of them in nli', () => {
    const clusters = tasks.map((task) => task.cluster);
    assert.deepEqual([...new Set(clusters)].sort(), [
      'closed_book_qa',
      'commonsense',
      'coreference',
      'misc',
      'nli',
      'paraphrase',
      'read_comp_with_commonsense',
      'reading_comprehension',
      'sentiment',
      'struct_to_text',
      'summarization',
      'translation',
    ]);
    assert.equal(clusters.filter((cluster) => cluster === 'nli').length, 2);
  });

  it('have ten templates each where answers are ranked, five or more elsewhere, and at most three turned around', () => {
    for (const { name, scoring, templates } of tasks) {
      assert.ok(scoring === 'rank' ? templates.length === 10 : templates.length >= 5, name);
      assert.ok(templates.filter((template) => template.kind === 'inverted').length <= 3, name);
    }
  });

  for (const task of tasks)
    it(`renders every template of ${task.name} on every sampled row`, async () => {
      for (const split of ['train', 'dev', 'test'])
        for (const row of await rowsOf(task, split, 25))
          for (const template of task.templates) {
            const made = renderExample(task, template, row);
            const place = `${task.name}/${template.name}`;
            assert.ok(made.ok, place);
            assert.notEqual(made.value.input.trim(), '', place);
            assert.notEqual(made.value.target, '', place);
            assert.doesNotMatch(made.value.input, /\{|\}|undefined|None/, place);
            if (template.scoring === 'rank') assert.notEqual(made.value.gold, undefined, place);
          }
    });

  it('have no problem that a lint rule finds', async () => {
    for (const task of tasks) {
      const rows = await rowsOf(task, 'train', 50);
      assert.deepEqual(lintTask(task, { rows, columns: columnsOf(rows) }), [], task.name);
    }
  });
});
