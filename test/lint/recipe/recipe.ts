import assert from 'node:assert/strict';
import { lintRecipe, type LintCode, type RecipeLintContext } from '../../../src/lint';
import { loadRecipe } from '../../../src/recipe';
import { loadTask, type Task } from '../../../src/task';

/** A task of the workspace `/ws`, sound as far as recipes look at it. */
export function task(
  name: string,
  cluster: string,
  parts: { readonly data?: string; readonly body?: string } = {},
): Task {
  const { data = `{source: {jsonl: "${name}.{split}.jsonl"}}`, body = ranked('"yes", "no"') } = parts;
  const text = `flan: task/1\ntask: ${name}\ncluster: ${cluster}\ndata: ${data}\n${body}`;
  const loaded = loadTask(text, `/ws/tasks/${name}.task.flan.yaml`);
  assert.ok(loaded.task);
  return loaded.task;
}

/** A body of one template that ranks the choices. */
export function ranked(choices: string, target = '{{ choices[label] }}'): string {
  return `choices: [${choices}]\ntemplates:\n  - {name: one, input: "{{ text }}?", target: "${target}"}\n`;
}

/** What one rule finds: `severity what is marked: message`, and the recipe after the fixes. */
export function lintBy(
  code: LintCode,
  keys: string,
  tasks: readonly Task[],
  given: Omit<RecipeLintContext, 'spanOf'> = {},
): { readonly found: readonly string[]; readonly fixed: string } {
  const text = `flan: recipe/1\nrun: r\ntasks: ["tasks/*.task.flan.yaml"]\nmodel: {path: model}\n${keys}\n`;
  const { recipe, spanOf } = loadRecipe(text, '/ws/r.recipe.flan.yaml');
  assert.ok(recipe);
  const problems = lintRecipe(recipe, tasks, { spanOf, ...given }).filter((problem) => problem.code === code);
  const edits = problems.flatMap(({ fix }) => fix?.edits ?? []).sort((a, b) => b.span.start - a.span.start);
  return {
    found: problems.map(({ severity, span, message }) => `${severity} ${text.slice(span.start, span.end)}: ${message}`),
    fixed: edits.reduce((out, { span, newText }) => out.slice(0, span.start) + newText + out.slice(span.end), text),
  };
}
