import assert from 'node:assert/strict';
import { contextOf } from '../../src/data';
import { parseTemplate, renderTemplate } from '../../src/jinja';
import { loadRecipe } from '../../src/recipe';
import { loadTask } from '../../src/task';
import { loadSnapshot } from '../../src/snapshot';
import { LineIndex, type Problem } from '../../src/text';
import { parseJson, PyDict } from '../../src/value';
import { fencesOf, pages, type Fence } from './markdown';

/** What a fragment of a file lacks of a whole one, key by key. */
const rest = {
  task: {
    flan: 'flan: task/1',
    task: 'task: a_task',
    cluster: 'cluster: nli',
    data: 'data: {source: {jsonl: "data/{split}.jsonl"}}',
    templates: 'templates: [{name: one, input: "{{ a }}", target: "{{ b }}"}]',
  },
  recipe: {
    flan: 'flan: recipe/1',
    run: 'run: a-run',
    tasks: 'tasks: ["*.task.flan.yaml"]',
    hold_out: 'hold_out: {clusters: [nli]}',
    model: 'model: {path: model}',
  },
};

function completed(kind: 'task' | 'recipe', fragment: string): string {
  const missing = Object.entries(rest[kind]).filter(([key]) => !new RegExp(`^${key}:`, 'm').test(fragment));
  return `${fragment.trimEnd()}\n${missing.map(([, line]) => line).join('\n')}\n`;
}

function kindOf({ language, text, check }: Fence): 'task' | 'recipe' | undefined {
  if (language !== 'yaml') return undefined;
  const named = /^(?:#.*\n)*flan: (task|recipe)\//.exec(text)?.[1] ?? check;
  return named === 'task' || named === 'recipe' ? named : undefined;
}

function problemsOf(kind: 'task' | 'recipe', text: string): readonly string[] {
  const whole = completed(kind, text);
  const loaded = kind === 'task' ? loadTask(whole, '/doc.task.flan.yaml') : loadRecipe(whole, '/doc.recipe.flan.yaml');
  const lines = new LineIndex(whole);
  return loaded.problems.map(({ message, span }: Problem) => `${lines.positionAt(span.start).line + 1}: ${message}`);
}

for (const page of pages()) {
  const fences = fencesOf(page);
  const checked = fences.filter((fence) => kindOf(fence) ?? fence.check);
  if (checked.length === 0) continue;
  describe(`examples of ${page.path}`, () => {
    for (const fence of fences) {
      const kind = kindOf(fence);
      if (kind) {
        it(`the ${kind} at line ${fence.line} loads without a problem`, () => {
          assert.deepEqual(problemsOf(kind, fence.text), []);
        });
      } else if (fence.check === 'snapshot') {
        it(`the snapshot at line ${fence.line} loads without a problem`, () => {
          assert.deepEqual(loadSnapshot(fence.text, '/doc.snap.yaml').problems, []);
        });
      } else if (fence.check?.startsWith('renders ')) {
        it(`the template at line ${fence.line} renders as it says`, () => {
          const row = parseJson(fence.check!.slice('renders '.length));
          assert.ok(row.ok && row.value instanceof PyDict);
          const rendered = renderTemplate(parseTemplate(fence.text), contextOf(row.value));
          assert.ok(rendered.ok, rendered.ok ? '' : rendered.error.message);
          const expected = fences[fences.indexOf(fence) + 1];
          assert.equal(expected?.language, 'text');
          assert.equal(rendered.value.trim(), expected.text.trim());
        });
      } else if (fence.check !== undefined) {
        it(`the block at line ${fence.line} says how it is checked`, () => {
          assert.fail(`"check: ${fence.check}" is not task, recipe, snapshot or renders`);
        });
      }
    }
  });
}
