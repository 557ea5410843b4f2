import assert from 'node:assert/strict';
import { document, serviceOver, taskWith } from './workspace';

describe('symbols', () => {
  it('outlines a task: templates, their inputs and targets', () => {
    const file = document('/ws/weather.task.flan.yaml', taskWith('|-\n      {{ report }}\n      True?'));
    const [task] = serviceOver([file]).symbols(file);
    assert.equal(task?.name, 'weather');
    assert.equal(task?.detail, 'nli');
    const [template] = task.children;
    assert.equal(template?.name, 'follows');
    assert.deepEqual(
      template?.children.map(({ name, detail }) => [name, detail]),
      [
        ['input', '{{ report }}'],
        ['target', '{{ answer }}'],
      ],
    );
    assert.deepEqual(template?.selection.start, { line: 8, character: '  - name: '.length });
  });

  it('outlines a recipe by its sections', () => {
    const file = document('/ws/a.recipe.flan.yaml', 'flan: recipe/1\nrun: first\ntrain:\n  lr: 0.1\n');
    const [recipe] = serviceOver([file]).symbols(file);
    assert.equal(recipe?.name, 'first');
    assert.deepEqual(
      recipe?.children.map(({ name }) => name),
      ['flan', 'run', 'train'],
    );
  });

  it('keeps names inside their symbols while a file is typed', () => {
    for (const text of ['flan: task/1\ntemplates:\n  - input: x\n', 'flan: task/1\ntask:\ntemplates: [', '']) {
      const file = document('/ws/weather.task.flan.yaml', text);
      for (const symbol of serviceOver([file]).symbols(file)) {
        assert.ok(symbol.name !== '');
        for (const child of symbol.children) assert.ok(child.selection.start.line >= child.range.start.line);
      }
    }
  });
});
