import assert from 'node:assert/strict';
import { scene, type SceneOptions } from './names';
import { styles, taskWith } from './workspace';

async function defined(text: string, options: SceneOptions = {}): Promise<readonly string[]> {
  const { service, file, position, show } = scene(text, options);
  return show(await service.definition(file, position));
}

const withData = (data: string, input: string) => taskWith(input).replace('weather.jsonl}', `weather.jsonl}\n${data}`);

describe('definition', () => {
  for (const [style, write] of Object.entries(styles)) {
    it(`leads from a column to what makes it in a ${style} scalar`, async () => {
      const task = withData('  derive: {fact: "{{ claim }}"}', write("{{ place['fact'] }}{{ fa¦ct.size }}"));
      assert.deepEqual(await defined(task), ['derive: {«fact»: "{{ claim }}"}']);
    });

    it(`leads from a variable to where it is set in a ${style} scalar`, async () => {
      const [line] = await defined(taskWith(write('{% for part in [1] %}{{ pa¦rt }}{% endfor %}')));
      assert.match(line ?? '', /\{% for «part» in \[1\] %\}\{\{ part \}\}/);
    });
  }

  it('prefers what comes last: derive, then rename, then the pin, then the source', async () => {
    const input = '"{{ re¦port }}"';
    const pin = '  columns: {text: string, report: string}';
    assert.deepEqual(await defined(taskWith(input)), ['source: «{jsonl: weather.jsonl}»']);
    assert.deepEqual(await defined(withData(pin, input)), ['columns: {text: string, «report»: string}']);
    assert.deepEqual(await defined(withData('  rename: {text: report}', input)), ['rename: {text: «report»}']);
    assert.deepEqual(await defined(withData('  rename: {text: report}\n  derive: {report: "{{ report }}"}', input)), [
      'derive: {«report»: "{{ report }}"}',
    ]);
  });

  it('goes from the target to what the input sets', async () => {
    const [line] = await defined(taskWith('"{% set mine = 1 %}"', '"{{ mi¦ne }}"'));
    assert.equal(line, 'input: "{% set «mine» = 1 %}"');
  });

  it('goes from choices and answer to their keys, the template’s own first', async () => {
    assert.deepEqual(await defined(taskWith('"{{ options¦_ }}"')), ['choices: «["yes", "no"]»']);
    assert.deepEqual(await defined(taskWith('x', '"{{ ans¦wer }}"')), ['answer: «"{{ choices[label] }}"»']);
    const own = taskWith('"{{ cho¦ices }}"').replace('    target', '    choices: [a, b]\n    target');
    assert.deepEqual(await defined(own), ['choices: «[a, b]»']);
  });

  it('goes from a recipe to the files of a task and of a cluster', async () => {
    const others = {
      '/ws/a.task.flan.yaml': taskWith('x'),
      '/ws/b.task.flan.yaml': taskWith('x').replace('task: weather', 'task: climate'),
    };
    const recipe = 'flan: recipe/1\nrun: a\nhold_out: {clusters: [nli], tasks: [weather]}\n';
    const path = '/ws/a.recipe.flan.yaml';
    assert.deepEqual(await defined(recipe.replace('[nli]', '[n¦li]'), { path, others }), [
      'cluster: «nli»',
      'cluster: «nli»',
    ]);
    assert.deepEqual(await defined(recipe.replace('[weather]', '[wea¦ther]'), { path, others }), ['task: «weather»']);
  });

  it('finds nothing behind text, filters and keys of a path', async () => {
    for (const input of ['Re¦ad {{ claim }}', '"{{ claim | up¦per }}"', '"{{ place.na¦me }}"']) {
      assert.deepEqual(await defined(taskWith(input)), []);
    }
  });
});
