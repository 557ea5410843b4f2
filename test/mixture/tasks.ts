import assert from 'node:assert/strict';
import type { IndexedRow } from '../../src/data';
import { loadRecipe, type LoadedRecipe, type Recipe } from '../../src/recipe';
import { loadTask, type Task } from '../../src/task';
import { PyDict } from '../../src/value';

/** A task of generated templates: `kinds` gives one each. */
export function taskOf(name: string, cluster: string, families: readonly string[] = [], kinds = ['original']): Task {
  const templates = kinds.map(
    (kind, i) => `  - {name: t${i}, kind: ${kind}, input: "${name} ${i} {{ n }}", target: x}\n`,
  );
  const text = `flan: task/1
task: ${name}
cluster: ${cluster}
families: [${families.join(', ')}]
data: {source: {jsonl: "d.{split}.jsonl"}}
templates:
${templates.join('')}`;
  const { task, problems } = loadTask(text, `/${name}.task.flan.yaml`);
  assert.deepEqual(problems, []);
  return task!;
}

/** A recipe with more keys than the least, one per line. */
export function loadedRecipe(lines = 'hold_out: {clusters: [nli]}'): LoadedRecipe & { recipe: Recipe } {
  const loaded = loadRecipe(`flan: recipe/1\nrun: r\ntasks: ["*.yaml"]\nmodel: {path: m}\n${lines}\n`, '/r');
  assert.deepEqual(loaded.problems, []);
  assert.ok(loaded.recipe);
  return { ...loaded, recipe: loaded.recipe };
}

export function rowsOf(count: number): IndexedRow[] {
  return Array.from({ length: count }, (_, index) => ({ row: PyDict.of([['n', index]]), index }));
}
