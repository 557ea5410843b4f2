import assert from 'node:assert/strict';
import { checkCommand, previewCommand } from '../../src/language';
import { document, serviceOver, taskWith, weatherRows } from './workspace';

async function lenses(text: string, rows = weatherRows) {
  const file = document('/ws/weather.task.flan.yaml', text);
  return serviceOver([file], rows).codeLenses(file);
}

describe('codeLenses', () => {
  it('offers a preview of each template and counts the rows that render', async () => {
    const found = await lenses(taskWith('"{{ claim }}"'));
    assert.deepEqual(
      found.map(({ title }) => title),
      ['Preview', 'Run Check', '2 of 3 rows render, 1 empty'],
    );
    assert.equal(found[0]!.command?.name, previewCommand);
    assert.deepEqual(found[0]!.command?.arguments, [{ uri: 'file:///ws/weather.task.flan.yaml', template: 'follows' }]);
    assert.equal(found[0]!.range.start.line, 8);
    assert.equal(found[1]!.command?.name, checkCommand);
    assert.deepEqual(found[1]!.command?.arguments, found[0]!.command?.arguments);
  });

  it('counts the rows that fail', async () => {
    const found = await lenses(taskWith('"{% for c in label %}{{ c }}{% endfor %}"'));
    assert.equal(found[2]?.title, '0 of 3 rows render, 3 fail');
  });

  it('does not let an error pass for a sound template because its rows render', async () => {
    assert.equal((await lenses(taskWith('"Is {{ clam }} so?"')))[2]?.title, '3 of 3 rows render in spite of an error');
    assert.equal((await lenses(taskWith('"Is {{ claim }} so?"')))[2]?.title, '3 of 3 rows render');
  });

  it('counts nothing without rows', async () => {
    assert.deepEqual(
      (await lenses(taskWith('x'), [])).map(({ title }) => title),
      ['Preview'],
    );
  });

  it('counts again when the template changes, and only then', async () => {
    const first = document('/ws/weather.task.flan.yaml', taskWith('"{{ claim }}"'));
    const service = serviceOver([first]);
    assert.match((await service.codeLenses(first))[2]!.title, /^2 of 3/);
    const second = document('/ws/weather.task.flan.yaml', taskWith('"{{ report }}"'));
    assert.match((await service.codeLenses(second))[2]!.title, /^3 of 3/);
  });

  it('answers a cancelled request with nothing', async () => {
    const file = document('/ws/weather.task.flan.yaml', taskWith('x'));
    assert.deepEqual(await serviceOver([file]).codeLenses(file, { isCancellationRequested: true }), []);
  });

  it('says over the hold-out of a recipe what it does to the tasks', async () => {
    const task = (name: string, cluster: string) =>
      document(
        `/ws/${name}.task.flan.yaml`,
        taskWith('x').replace('task: weather', `task: ${name}`).replace('nli', cluster),
      );
    const recipe = document(
      '/ws/a.recipe.flan.yaml',
      'flan: recipe/1\nrun: a\ntasks: ["*.task.flan.yaml"]\nhold_out: {clusters: [nli]}\nalso_drop: flan-v1\n',
    );
    const files = [recipe, task('a', 'nli'), task('b', 'paraphrase'), task('c', 'misc'), task('d', 'sentiment')];
    const [lens] = await serviceOver(files).codeLenses(recipe);
    assert.equal(lens?.title, 'Tasks: 2 train, 1 held out, 1 left out');
    assert.equal(lens?.range.start.line, 3);
    const hover = await serviceOver(files).hover(recipe, { line: 4, character: 2 });
    assert.match(hover?.contents ?? '', /Held out:\*\* `a`\n\n\*\*Train:\*\* `c`, `d`/);
    assert.match(hover?.contents ?? '', /- b is left out/);
  });
});
