import assert from 'node:assert/strict';
import { scene, type SceneOptions } from './names';
import { styles, taskWith } from './workspace';

async function found(text: string, withDefinition = true, options: SceneOptions = {}): Promise<readonly string[]> {
  const { service, file, position, show } = scene(text, options);
  return show(await service.references(file, position, withDefinition));
}

describe('references', () => {
  for (const [style, write] of Object.entries(styles)) {
    it(`finds every use of a column in a ${style} scalar, and none of what hides it`, async () => {
      const jinja = "{{ cl¦aim }}{% for claim in [claim] %}{{ claim ~ 'claim' }}{% endfor %}{{ place.claim }}";
      const task = taskWith(write(jinja), '"{{ claim | upper }}"');
      const lines = await found(task);
      assert.deepEqual(
        lines.map((line) => line.replace(/^.*?(?=\{\{)/, '').replace(/(?<=endfor %\}\{\{ place\.claim \}\}).*/, '')),
        [
          "{{ «claim» }}{% for claim in [claim] %}{{ claim ~ 'claim' }}{% endfor %}{{ place.claim }}",
          "{{ claim }}{% for claim in [«claim»] %}{{ claim ~ 'claim' }}{% endfor %}{{ place.claim }}",
          '{{ «claim» | upper }}"',
        ].map((line) => (style === 'single' ? line.replaceAll("'claim'", "''claim''") : line)),
      );
    });
  }

  it('counts the places of the data block, with the stored name of a renamed column', async () => {
    const task = taskWith('"{{ re¦port }}"').replace(
      'weather.jsonl}',
      'weather.jsonl}\n  columns: {text: string}\n  rename: {text: report}\n  keep_if: "{{ report }}"',
    );
    assert.deepEqual(await found(task), [
      'columns: {«text»: string}',
      'rename: {«text»: report}',
      'rename: {text: «report»}',
      'keep_if: "{{ «report» }}"',
      'input: "{{ «report» }}"',
    ]);
    assert.deepEqual(await found(task, false), ['keep_if: "{{ «report» }}"', 'input: "{{ «report» }}"']);
  });

  it('lists what templates take over from the task once', async () => {
    const task = taskWith('x').replace('choices[label]', 'choices[la¦bel]');
    assert.deepEqual(await found(task.replace('templates:', 'templates:\n  - {name: b, input: a, target: c}')), [
      'answer: "{{ choices[«label»] }}"',
    ]);
  });

  it('finds a task and a cluster in all files of the workspace', async () => {
    const others = {
      '/ws/a.recipe.flan.yaml':
        'flan: recipe/1\nhold_out:\n  clusters: [nli, misc]\n  tasks: [weather]\nalso_drop:\n  paraphrase: [NLI]\nmixing:\n  weights: {weather: 2}\n',
      '/ws/b.task.flan.yaml': taskWith('nli weather').replace('task: weather', 'task: climate'),
    };
    const task = taskWith('x');
    assert.deepEqual(await found(task.replace(': nli', ': nl¦i'), true, { others }), [
      'cluster: «nli»',
      'clusters: [«nli», misc]',
      'paraphrase: [«NLI»]',
      'cluster: «nli»',
    ]);
    assert.deepEqual(await found(task.replace(': weather', ': wea¦ther'), false, { others }), [
      'tasks: [«weather»]',
      'weights: {«weather»: 2}',
    ]);
  });

  it('finds a name behind an alias once, where it is written', async () => {
    const task = taskWith('&same "{{ cl¦aim }}"', '*same');
    assert.deepEqual(await found(task), ['input: &same "{{ «claim» }}"']);
  });
});
