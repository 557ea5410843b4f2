import assert from 'node:assert/strict';
import { loadTask, bodyFields } from '../../src/task';
import { scene, type SceneOptions } from './names';
import { joinedTask, styles, taskWith } from './workspace';

const here = 'file:///ws/weather.task.flan.yaml';

async function renamed(text: string, to: string, options: SceneOptions = {}): Promise<string> {
  const { service, file, position, apply } = scene(text, options);
  const result = await service.rename(file, position, to);
  assert.ok(result, 'nothing is named here');
  assert.ok(result.ok, result.ok ? '' : result.error);
  return apply(result.value).get(file.uri) ?? file.text;
}

async function refused(text: string, to: string, options: SceneOptions = {}): Promise<string> {
  const { service, file, position } = scene(text, options);
  const result = await service.rename(file, position, to);
  assert.ok(result && !result.ok, 'it was not refused');
  return result.error;
}

const decoded = (text: string): readonly string[] =>
  loadTask(text, '/ws/weather.task.flan.yaml').task!.templates.flatMap((template) =>
    bodyFields(template).map(({ field }) => field.text),
  );

describe('rename', () => {
  for (const [style, write] of Object.entries(styles)) {
    it(`writes text that decodes to a column's new name in a ${style} scalar`, async () => {
      const jinja = "{{ cl¦aim ~ place.claim | replace('claim', claim[0]) }}";
      const before = taskWith(write(jinja.replace('¦', '')));
      const after = await renamed(taskWith(write(jinja)), 'statement');
      assert.equal(
        decoded(after)[0],
        decoded(before)[0]!.replace('claim ~', 'statement ~').replace('claim[0]', 'statement[0]'),
      );
      assert.match(after, /\n  rename: \{claim: statement\}\n/);
      assert.deepEqual(loadTask(after, '/ws/weather.task.flan.yaml').problems, []);
    });

    it(`renames a variable within its template in a ${style} scalar`, async () => {
      const jinja = '{% set pla¦in = claim %}{{ plain }}{% for plain in [1] %}{{ plain }}{% endfor %}{{ plain }}';
      const after = await renamed(taskWith(write(jinja), '"{{ plain }}"'), 'bare');
      const [input, target] = decoded(after);
      assert.ok(
        input!.includes('{% set bare = claim %}{{ bare }}{% for plain in [1] %}{{ plain }}{% endfor %}{{ bare }}'),
        input,
      );
      assert.equal(target, '{{ bare }}');
    });
  }

  it('replaces a name that is written with escapes', async () => {
    const after = await renamed(taskWith('"{{ \\u0063la\\x69m }} and {{ cl¦aim }}"'), 'statement');
    assert.match(after, /input: "\{\{ statement \}\} and \{\{ statement \}\}"/);
  });

  it('leaves alone what hides the column', async () => {
    const task = taskWith('"{% set claim = cl¦aim | trim %}{{ claim }}"', '"{{ claim }}"').replace(
      'templates:',
      'templates:\n  - {name: other, input: "{% for claim in [1] %}{{ claim }}{% endfor %}", target: "{{ claim }}"}',
    );
    const after = await renamed(task, 'statement');
    assert.deepEqual(decoded(after), [
      '{% for claim in [1] %}{{ claim }}{% endfor %}',
      '{{ statement }}',
      '{% set claim = statement | trim %}{{ claim }}',
      '{{ claim }}',
    ]);
  });

  it('takes a variable that may not be set for one with the column', async () => {
    const task = '"{% if label %}{% set claim = 1 %}{% endif %}{{ cl¦aim }}"';
    assert.match(
      await renamed(taskWith(task), 'statement'),
      /\{% if label %\}\{% set statement = 1 %\}\{% endif %\}\{\{ statement \}\}/,
    );
  });

  it('renames macros, their parameters and the calls that name them', async () => {
    const task = '{% macro ask(who, how=1) %}{{ who }}{{ how }}{% endmacro %}{{ ask(who=claim) }}{{ ask(1, how=2) }}';
    assert.match(
      await renamed(joinedTask(`"${task.replace('macro ask', 'macro a¦sk')} ||| x"`), 'say'),
      /say\(who=claim/,
    );
    const after = await renamed(joinedTask(`"${task.replace('(who,', '(wh¦o,')} ||| x"`), 'person');
    assert.match(after, /ask\(person, how=1\) %\}\{\{ person \}\}.*ask\(person=claim\)/);
  });

  describe('in the data block', () => {
    const withData = (data: string, input = '"{{ report }} {{ claim }} {{ fact }}"') =>
      taskWith(input).replace('weather.jsonl}', `weather.jsonl}\n${data}`);

    it('renames a derived column in place', async () => {
      const task = withData('  derive:\n    fact: "{{ claim }}"\n    more: "{{ fa¦ct }}"');
      const after = await renamed(task, 'news');
      assert.match(after, /    news: "\{\{ claim \}\}"\n    more: "\{\{ news \}\}"/);
      assert.match(after, /\{\{ claim \}\} \{\{ news \}\}/);
      assert.doesNotMatch(after, /rename:|fact/);
    });

    it('adds an entry where a derived column replaces one of the data', async () => {
      const after = await renamed(withData('  derive: {cl¦aim: "{{ claim | trim }}"}'), 'news');
      assert.match(after, /  rename: \{claim: news\}\n  derive: \{news: "\{\{ news \| trim \}\}"\}/);
    });

    it('changes the new name of a renamed column, and keeps the stored one in columns', async () => {
      const data = '  columns: {text: string, claim: string}\n  rename: {te¦xt: report} # as we say';
      const after = await renamed(withData(data), 'news');
      assert.match(after, /columns: \{text: string, claim: string\}\n  rename: \{text: news\} # as we say/);
      assert.match(after, /\{\{ news \}\} \{\{ claim \}\}/);
    });

    it('adds to a map of any style, behind the pins', async () => {
      const pinned = await renamed(withData('  columns:\n    cl¦aim: string # pinned\n  caps: {train: 3}'), 'news');
      assert.match(pinned, /    claim: string # pinned\n  rename: \{claim: news\}\n  caps/);
      const block = await renamed(
        withData('  rename:\n    # ours\n    text: report').replace('{{ claim', '{{ cl¦aim'),
        'news',
      );
      assert.match(block, /    # ours\n    claim: news\n    text: report/);
      const flow = await renamed(withData('  rename: { text: report }').replace('{{ claim', '{{ cl¦aim'), 'news');
      assert.match(flow, /rename: \{ claim: news, text: report \}/);
      for (const empty of ['  rename:', '  rename: {}', '  rename: ~']) {
        const after = await renamed(withData(empty).replace('{{ claim', '{{ cl¦aim'), 'news');
        assert.match(after, /\n  rename: \{claim: news\}\n/);
      }
      const inline = await renamed(
        taskWith('"{{ cl¦aim }}"').replace(
          'data:\n  source: {jsonl: weather.jsonl}',
          'data: {source: {jsonl: a.jsonl}}',
        ),
        'news',
      );
      assert.match(inline, /data: \{rename: \{claim: news\}, source/);
    });

    it('quotes a name that YAML would take for something else', async () => {
      const after = await renamed(withData('  rename: {text: re¦port}'), 'null');
      assert.match(after, /rename: \{text: "null"\}/);
      assert.match(after, /\{\{ null \}\}/);
    });

    it('keeps the line ends of the file', async () => {
      const after = await renamed(taskWith('"{{ cl¦aim }}"').replaceAll('\n', '\r\n'), 'news');
      assert.match(after, /weather\.jsonl\}\r\n  rename: \{claim: news\}\r\n/);
    });
  });

  describe('across files', () => {
    const recipe = `flan: recipe/1
run: a
tasks: ["*.task.flan.yaml"]
hold_out: {clusters: [entailment], tasks: [weather]}
also_drop: {NLI: [misc], misc: ["nli"]}
mixing:
  kind: weights
  weights: {weather: 2, 'other': 1}
model: {path: m}
`;
    const others = {
      '/ws/a.recipe.flan.yaml': recipe,
      '/ws/other.task.flan.yaml': taskWith('x').replace('task: weather', 'task: other').replace(': nli', ": 'nli'"),
    };
    const all = async (text: string, to: string) => {
      const { service, file, position, apply } = scene(text, { others });
      const result = await service.rename(file, position, to);
      assert.ok(result?.ok, result && !result.ok ? result.error : 'nothing here');
      return apply(result.value);
    };

    it('renames a task in its file and in recipes', async () => {
      const after = await all(taskWith('x').replace('task: weather', 'task: wea¦ther'), '2024');
      assert.deepEqual([...after.keys()], [here, 'file:///ws/a.recipe.flan.yaml']);
      assert.match(after.get(here)!, /\ntask: "2024"\n/);
      assert.equal(
        after.get('file:///ws/a.recipe.flan.yaml'),
        recipe.replace('[weather]', '["2024"]').replace('{weather', '{"2024"'),
      );
    });

    it('renames a cluster in all tasks and recipes, however it is spelled there', async () => {
      const after = await all(taskWith('x').replace('cluster: nli', 'cluster: n¦li'), 'follows');
      assert.match(after.get(here)!, /cluster: follows/);
      assert.match(after.get('file:///ws/other.task.flan.yaml')!, /cluster: 'follows'/);
      assert.equal(
        after.get('file:///ws/a.recipe.flan.yaml'),
        recipe.replace('entailment', 'follows').replace('NLI:', 'follows:').replace('"nli"', '"follows"'),
      );
    });

    describe('asks to confirm a cluster name with which a recipe trains on more', () => {
      const held = (keys: string, run = 'a') =>
        `flan: recipe/1\nrun: ${run}\ntasks: ["*.task.flan.yaml"]\nmodel: {path: m}\nhold_out: {clusters: [nli]}\n${keys}`;
      const same = taskWith('x').replace('task: weather', 'task: same').replace(': nli', ': paraphrase');
      const asked = async (to: string, recipes: readonly string[], text = taskWith('x').replace(': nli', ': n¦li')) => {
        const files = Object.fromEntries(recipes.map((recipe, i) => [`/ws/${i}.recipe.flan.yaml`, recipe]));
        const given = { '/ws/same.task.flan.yaml': same, ...files };
        const { service, file, position } = scene(text, { others: given });
        const result = await service.rename(file, position, to);
        assert.ok(result?.ok);
        return result.value.confirm;
      };

      it('says which recipe, which tasks, and what to do', async () => {
        const told =
          'Recipe a would train on same: FLAN v1 knows the partners of "nli" and none of "inference". Name them under "also_drop".';
        assert.equal(await asked('inference', [held(''), held('also_drop: none', 'b')]), told);
        const twice = await asked('inference', [held(''), held('also_drop: flan-v1', 'b')]);
        assert.equal(twice, `${told} ${told.replace('Recipe a', 'Recipe b')}`);
      });

      it('also for the partner that would be left out', async () => {
        const others = taskWith('x').replace('task: weather', 'task: also');
        const text = same.replace('paraphrase', 'para¦phrase');
        const { service, file, position } = scene(text, {
          path: '/ws/same.task.flan.yaml',
          others: { '/ws/a.recipe.flan.yaml': held(''), '/ws/also.task.flan.yaml': others },
        });
        const result = await service.rename(file, position, 'rewording');
        assert.ok(result?.ok);
        assert.match(result.value.confirm ?? '', /^Recipe a would train on same: .* of "paraphrase" /);
      });

      it("is silent about FLAN's other names, other ways to leave out, and clusters that nobody holds out", async () => {
        assert.equal(await asked('natural language inference', [held('')]), undefined);
        assert.equal(await asked('inference', [held('also_drop: {nli: [paraphrase]}')]), undefined);
        assert.equal(await asked('inference', [held('').replace('[nli]', '[sentiment]')]), undefined);
      });
    });

    it('refuses names that are taken', async () => {
      const task = taskWith('x');
      assert.match(await refused(task.replace(': weather', ': wea¦ther'), 'other', { others }), /task "other" already/);
      assert.match(await refused(task.replace(': weather', ': wea¦ther'), 'Two words', { others }), /lower-case/);
      assert.match(await refused(task.replace(': nli', ': n¦li'), 'misc', { others }), /cluster "misc" already/);
    });

    it('refuses where another file cannot be read', async () => {
      const broken = { '/ws/b.recipe.flan.yaml': 'flan: recipe/1\nhold_out: {tasks: [weather]\nrun: x\n' };
      const task = taskWith('x').replace(': weather', ': wea¦ther');
      assert.match(await refused(task, 'fine', { others: broken }), /b\.recipe\.flan\.yaml has syntax errors/);
    });
  });

  it('renames a template, unless another has the name', async () => {
    const task = taskWith('x').replace('templates:', 'templates:\n  - {name: second, input: a, target: b}');
    assert.match(await renamed(task.replace('follows', 'foll¦ows'), 'does it?'), /- name: "does it\?"/);
    assert.match(await refused(task.replace('follows', 'foll¦ows'), 'second'), /template "second" already/);
  });

  it('refuses names that cannot be, with the reason', async () => {
    const task = taskWith('"{% set mine = 1 %}{{ cl¦aim }}{{ mine }}"');
    assert.match(await refused(task, 'two words'), /no name in Jinja/);
    assert.match(await refused(task, 'choices'), /something of its own/);
    assert.match(await refused(task, 'range'), /something of its own/);
    assert.match(await refused(task, 'label'), /column "label" already/);
    assert.match(await refused(task, 'mine'), /sets "mine" already/);
    assert.match(await refused(taskWith('"{{ cla¦mi }}"'), 'news'), /"clami" is not a column/);
    assert.match(await refused(taskWith('"{{ cl¦aim }}"', '"{{ claim"'), 'news'), /syntax errors/);
  });

  it('says beforehand what will be replaced, or why nothing can be', async () => {
    const prepare = (text: string) => {
      const { service, file, position } = scene(text);
      return service.prepareRename(file, position);
    };
    const place = await prepare(taskWith('{{ cl¦aim }}'.replace('{{', '"{{').replace('}}', '}}"')));
    assert.deepEqual(place?.ok && place.value, {
      range: { start: { line: 9, character: 15 }, end: { line: 9, character: 20 } },
      placeholder: 'claim',
    });
    const given = await prepare(taskWith('x', '"{{ ans¦wer }}"'));
    assert.match(given && !given.ok ? given.error : '', /workbench gives/);
    assert.equal(await prepare(taskWith('Just te¦xt')), undefined);
    assert.equal(await prepare(taskWith('"{{ place.na¦me }}"')), undefined);
  });
});
