import assert from 'node:assert/strict';
import { document, serviceOver, styles, taskWith } from './workspace';

const files = [
  document('/ws/b.task.flan.yaml', taskWith('x').replace('task: weather', 'task: storms')),
  document('/ws/a.task.flan.yaml', taskWith('x').replace('name: follows', 'name: does-it-follow')),
  document('/ws/r.recipe.flan.yaml', 'flan: recipe/1\nrun: first-run\n'),
  document('/ws/broken.task.flan.yaml', 'flan: task/1\ntemplates: ['),
];

async function named(query: string): Promise<readonly string[]> {
  const found = await serviceOver(files).workspaceSymbols(query);
  return found.map(({ kind, name, container = '' }) => `${kind} ${name} ${container}`.trim());
}

describe('workspaceSymbols', () => {
  it('names all tasks, clusters, templates and recipes, a cluster once', async () => {
    const all = await named('');
    for (const expected of [
      'task weather nli',
      'cluster nli cluster',
      'template does-it-follow weather',
      'task storms nli',
      'template follows storms',
      'recipe first-run',
    ]) {
      assert.equal(all.filter((name) => name === expected).length, 1, expected);
    }
  });

  it('finds by letters in order, whatever their case', async () => {
    assert.deepEqual(await named('WTHR'), ['task weather nli']);
    assert.deepEqual(await named('does follow'), ['template does-it-follow weather']);
    assert.deepEqual(await named('zzz'), []);
  });

  for (const [style, write] of Object.entries(styles)) {
    it(`tells the place of a template's name below a ${style} scalar`, async () => {
      const name = '    target: x\n  - name: ';
      const text = taskWith(write('{{ report }}'), `x\n  - name: second\n    input: y\n    target: "{{ answer }}"`);
      const file = document('/ws/weather.task.flan.yaml', text);
      const [symbol] = await serviceOver([file]).workspaceSymbols('second');
      const line = text.slice(0, text.indexOf(name) + name.length).split('\n').length - 1;
      assert.deepEqual(symbol?.location, {
        uri: file.uri,
        range: { start: { line, character: 10 }, end: { line, character: 16 } },
      });
    });
  }

  it('finds nothing once it is cancelled', async () => {
    assert.deepEqual(await serviceOver(files).workspaceSymbols('', { isCancellationRequested: true }), []);
  });
});
