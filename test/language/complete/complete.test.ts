import assert from 'node:assert/strict';
import type { CompletionItem } from '../../../src/language';
import { document, joinedTask, marked, serviceOver, styles, taskWith } from '../workspace';

async function completeAt(text: string, path = '/ws/weather.task.flan.yaml', others: readonly [string, string][] = []) {
  const { document: file, position } = marked(path, text);
  const service = serviceOver([file, ...others.map(([name, content]) => document(name, content))], undefined, {
    '/ws': ['data/', 'weather.jsonl'],
    '/ws/data': ['rain.jsonl'],
  });
  return { items: await service.complete(file, position), text: file.text };
}

function labels(items: readonly CompletionItem[]): readonly string[] {
  return items.map(({ label }) => label);
}

/** What the file says after taking an item; snippets keep their tab stops. */
function apply(text: string, item: CompletionItem | undefined): string {
  assert.ok(item);
  const lines = text.split('\n');
  const { start, end } = item.edit.range;
  assert.equal(start.line, end.line);
  const line = lines[start.line]!;
  lines[start.line] = line.slice(0, start.character) + item.edit.newText + line.slice(end.character);
  return lines.join('\n');
}

describe('complete', () => {
  for (const [style, write] of Object.entries(styles)) {
    it(`offers columns, variables and built-ins inside {{ }} of a ${style} scalar`, async () => {
      const { items, text } = await completeAt(taskWith(write('{% set mood = 1 %}{{ rep¦ }}')));
      for (const name of ['report', 'claim', 'label', 'place', 'mood', 'options_', 'answer', 'choices']) {
        assert.ok(labels(items).includes(name), `${name} among ${labels(items).join(' ')}`);
      }
      const after = apply(
        text,
        items.find(({ label }) => label === 'report'),
      );
      assert.ok(after.includes('{{ report }}'), after);
    });

    it(`offers filters behind | in a ${style} scalar`, async () => {
      const { items, text } = await completeAt(taskWith(write('{{ report | upp¦ }}')));
      const upper = items.find(({ label }) => label === 'upper');
      assert.equal(upper?.kind, 'filter');
      assert.ok(apply(text, upper).includes('{{ report | upper }}'));
      assert.ok(!labels(items).includes('report'));
    });

    it(`offers the keys of a nested field in a ${style} scalar`, async () => {
      const { items } = await completeAt(taskWith(write('{{ place.na¦ }}')));
      assert.deepEqual(labels(items), ['name', 'people', 'get', 'keys', 'values', 'items']);
    });
  }

  it('works in an expression that is not closed yet', async () => {
    for (const value of ['"Read {{ rep¦', '|-\n      Read {{ rep¦', 'Read {{ rep¦', '{{ rep¦']) {
      const { items } = await completeAt(taskWith(value));
      assert.ok(labels(items).includes('report'), value);
    }
  });

  it('offers tags inside {% %}', async () => {
    const { items } = await completeAt(taskWith('"{% ¦ %}"'));
    assert.ok(labels(items).includes('if') && labels(items).includes('set'), labels(items).join(' '));
  });

  it('offers nothing in the text around expressions', async () => {
    assert.deepEqual((await completeAt(taskWith('|-\n      Read ¦this'))).items, []);
  });

  it('offers the keys that the map does not have yet, required ones first', async () => {
    const { items } = await completeAt('flan: task/1\ntask: a\n¦\ncluster: nli\n');
    assert.ok(labels(items).includes('data') && labels(items).includes('templates'));
    assert.ok(!labels(items).includes('task') && !labels(items).includes('cluster'));
    const sorted = [...items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
    assert.equal(sorted[0]?.label, 'data');
    assert.ok(
      items.every(({ documentation }) => documentation),
      'every key has its description',
    );
  });

  it('offers the keys of a half-typed template', async () => {
    const { items, text } = await completeAt(taskWith('x').trimEnd() + '\n    ki¦');
    assert.deepEqual(labels(items).slice(0, 1), ['kind']);
    assert.ok(!labels(items).includes('input'));
    assert.ok(apply(text, items[0]).includes('    kind: ${1|original,inverted,cot,other|}'));
  });

  it('offers no key that clashes with one that is there', async () => {
    const pair = await completeAt(taskWith('x').trimEnd() + '\n    ¦');
    assert.ok(!labels(pair.items).includes('jinja'));
    const joined = await completeAt(joinedTask('a ||| b').trimEnd() + '\n    ¦');
    assert.ok(!labels(joined.items).includes('input') && !labels(joined.items).includes('target'));
    const open = await completeAt(taskWith('x').trimEnd() + '\n  - name: two\n    ¦');
    const jinja = open.items.find(({ label }) => label === 'jinja');
    assert.ok(apply(open.text, jinja).endsWith('    jinja: |-\n  $1\n  |||\n  $0'));
  });

  it('offers the words of Jinja on both sides of a separator', async () => {
    for (const text of ['"{{ cl¦ }} ||| {{ answer }}"', '"{% set mood = 1 %}{{ claim }} ||| {{ mo¦ }}"']) {
      const { items } = await completeAt(joinedTask(text));
      assert.ok(labels(items).includes(text.includes('mo¦') ? 'mood' : 'claim'), text);
      assert.ok(labels(items).includes('options_'));
    }
  });

  it('offers a whole template behind a dash', async () => {
    const { items } = await completeAt(taskWith('x').trimEnd() + '\n  - ¦');
    assert.ok(labels(items).includes('name'));
    const whole = items.find(({ label }) => label === 'template');
    assert.ok(whole?.snippet && whole.edit.newText.startsWith('name: ${1:name}\n  input: |-\n    ${2:'));
    const inList = await completeAt(taskWith('x').trimEnd() + '\n  ¦');
    assert.ok(inList.items.find(({ label }) => label === 'template')?.edit.newText.startsWith('- name'));
  });

  it('offers enum values', async () => {
    const { items } = await completeAt(taskWith('x').trimEnd() + '\n    kind: ¦');
    assert.deepEqual(labels(items), ['original', 'inverted', 'cot', 'other']);
  });

  it("offers clusters, those in use first with their tasks, then FLAN's", async () => {
    const other = taskWith('x').replace('cluster: nli', 'cluster: moods').replace('task: weather', 'task: feeling');
    const { items } = await completeAt('flan: task/1\ncluster: ¦', undefined, [['/ws/b.task.flan.yaml', other]]);
    assert.equal(items[0]?.label, 'moods');
    assert.equal(items[0]?.detail, 'feeling');
    assert.ok(labels(items).includes('summarization'));
  });

  it('offers the clusters and tasks of the workspace in a recipe', async () => {
    const others: [string, string][] = [['/ws/a.task.flan.yaml', taskWith('x')]];
    const clusters = await completeAt('flan: recipe/1\nhold_out: {clusters: [¦]}', '/ws/r.recipe.flan.yaml', others);
    assert.deepEqual(labels(clusters.items), ['nli']);
    const tasks = await completeAt('flan: recipe/1\nhold_out:\n  tasks:\n    - ¦', '/ws/r.recipe.flan.yaml', others);
    assert.ok(labels(tasks.items).includes('weather'));
  });

  it('offers the keys of a recipe section', async () => {
    const { items } = await completeAt('flan: recipe/1\ntrain:\n  l¦', '/ws/r.recipe.flan.yaml');
    assert.ok(labels(items).includes('lr') && labels(items).includes('schedule'));
  });
});
