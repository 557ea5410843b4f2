import assert from 'node:assert/strict';
import { loadTask, renderExample } from '../../../src/task';
import { joinedTask, styles, taskWith, weatherRows } from '../workspace';
import { codesIn, offerAt, taskPath } from './bench';

const only = { only: ['refactor.rewrite'] };
const title = 'Turn the task around: ask for "report"';

describe('invert a template', () => {
  for (const [style, write] of Object.entries(styles)) {
    it(`asks for what a ${style} prompt gives: it renders, and no rule complains`, async () => {
      const text = taskWith(write('{{ rep¦ort }} Does it say {{ claim }} or not?'));
      const turned = (await offerAt(text, only)).after(title);
      assert.deepEqual(await codesIn(turned), []);
      const { task } = loadTask(turned, taskPath);
      const template = task?.templates[1];
      assert.ok(task && template);
      assert.equal(template.kind, 'inverted');
      assert.equal(template.scoring, 'generate');
      for (const row of weatherRows) {
        const render = renderExample(task, template, row);
        assert.ok(render.ok);
        assert.equal(render.value.target, row.get('report'));
        assert.ok(!render.value.input.includes(render.value.target), render.value.input);
        assert.match(render.value.input, /Answer: (?:yes|no)\n/);
      }
    });
  }

  it('writes the new template behind the old one, without the options', async () => {
    const text = taskWith('|-\n      {{ rep¦ort }}\n\n      Is "{{ claim }}" so?\n\n      {{ options_ }}');
    const turned = (await offerAt(text, only)).after(title);
    assert.equal(
      turned.slice(turned.indexOf('  - name: follows-inverted')),
      `  - name: follows-inverted
    kind: inverted
    input: |-
      [report]

      Is "{{ claim }}" so?

      Answer: {{ answer }}

      Write a text that could stand in place of [report].
    target: "{{ report }}"
`,
    );
  });

  it('leads the cursor to the name and to what is asked, in editors that take tab stops', async () => {
    const { actions } = await offerAt(taskWith('"{{ rep¦ort }} Is {{ claim }} so?"'), only);
    const [edit] = actions.find((action) => action.title === title)?.edits ?? [];
    assert.match(edit?.snippet ?? '', /- name: \$\{1:follows-inverted\}\n[\s\S]*\$\{2:Write a text[^}]*\} \[report\]/);
    const plain = edit?.snippet
      ?.replace(/\$\{\d:([^}]*)\}/g, '$1')
      .replace(/\$0(?=\n$)/, '')
      .replace(/\\([\\$}])/g, '$1');
    assert.equal(plain, edit?.newText);
  });

  it('turns one text with a separator around, and takes choices of its own along', async () => {
    const text = joinedTask('"{{ rep¦ort }} {{ claim }} or not? ||| {{ choices[label] }}"').replace(
      '    jinja',
      '    choices: ["so", "not so"]\n    jinja',
    );
    const turned = (await offerAt(text, only)).after(title);
    assert.match(turned, /kind: inverted\n {4}scoring: generate\n {4}choices: \["so", "not so"\]\n {4}input: \|-\n/);
    assert.deepEqual(await codesIn(turned), []);
  });

  it('leaves out a field that a condition or the answer reads', async () => {
    const titleOf = async (text: string): Promise<string | undefined> =>
      (await offerAt(text, only)).titles.find((each) => each.startsWith('Turn'));
    assert.equal(
      await titleOf(taskWith('"{% if report %}{{ rep¦ort }}{% endif %} {{ claim }}?"')),
      title.replace('report', 'claim'),
    );
    assert.equal(await titleOf(taskWith('"{{ rep¦ort }}?"', '"{{ report | upper }}"')), undefined);
    assert.equal(await titleOf(taskWith('"{{ la¦bel }}?"')), undefined);
    assert.equal(
      await titleOf(taskWith('"{{ rep¦ort }}?"').replace('    input', '    kind: inverted\n    input')),
      undefined,
    );
  });
});
