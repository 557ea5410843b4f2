import assert from 'node:assert/strict';
import { marked, serviceOver, styles, taskWith } from './workspace';

/** The lines that are typed together, with the linked word in `<>`; the cursor stands at `¦`. */
function linked(text: string): readonly string[] {
  const { document, position } = marked('/ws/weather.task.flan.yaml', text);
  const lines = document.text.split('\n');
  const found = serviceOver([document]).linkedEditing(document, position);
  return (found?.ranges ?? []).map(({ start, end }) => {
    const line = lines[start.line]!;
    return `${line.slice(0, start.character)}<${line.slice(start.character, end.character)}>${line.slice(end.character)}`.trim();
  });
}

const atChoice = (text: string): string => text.replace('["yes"', '["y¦es"');

describe('linkedEditing', () => {
  for (const [style, write] of Object.entries(styles)) {
    it(`links a choice with what the answer is compared with in a ${style} scalar`, () => {
      const found = linked(atChoice(taskWith(write("{% if answer == 'yes' or 'yes' != answer %}a{% endif %}"))));
      assert.equal(found[0], 'choices: ["<yes>", "no"]');
      assert.equal(found.length, 3);
      for (const line of found.slice(1)) assert.match(line, /<yes>/);
    });
    it(`links a ${style} target that is the choice`, () => {
      const target = {
        plain: 'yes',
        single: "'yes'",
        double: '"yes"',
        literal: '|-\n      yes',
        folded: '>-\n      yes',
      };
      const found = linked(atChoice(taskWith('{{ claim }}', target[style as keyof typeof target])));
      assert.equal(found.length, 2);
      assert.match(found[1]!, /<yes>/);
    });
  }

  it('links from a use as well as from the choice', () => {
    assert.deepEqual(linked(taskWith('x', "\"{{ 1 if answer in ['¦yes', 'no'] }}\"")), [
      'choices: ["<yes>", "no"]',
      "target: \"{{ 1 if answer in ['<yes>', 'no'] }}\"",
    ]);
  });

  it("leaves alone what may mean something else: prompts, other comparisons, an answer that is not the choices' own", () => {
    const none = (text: string): void => assert.deepEqual(linked(text), [], text);
    none(atChoice(taskWith('Say yes or no')));
    none(atChoice(taskWith('"{% if report == \'yes\' %}a{% endif %}"')));
    none(atChoice(taskWith('"{% set answer = report %}{% if answer == \'yes\' %}a{% endif %}"')));
    none(atChoice(taskWith('"{% if answer == \'yes\' %}a{% endif %}"').replace('{{ choices[label] }}', '{{ label }}')));
    none(atChoice(taskWith('"{% set a, answer = 5 % 2, report %}{% if answer == \'yes\' %}a{% endif %}"')));
    none(atChoice(taskWith('"{% if answer == \'yes\' %}a{% endif %}"').replace('[label] }}', '[label] | upper }}')));
    none(atChoice(taskWith('x', 'yes, it does')));
    none(atChoice(taskWith('"{% if answer == \'yes\' %}a{% endif"')));
  });

  it('leaves alone choices that are there twice or escaped', () => {
    assert.deepEqual(linked(atChoice(taskWith('x', 'yes')).replace('"no"]', '"yes"]')), []);
    assert.deepEqual(linked(taskWith('x', 'yes').replace('["yes"', '["\\u0079e¦s"')), []);
  });

  it('keeps to templates that the choices rule', () => {
    const text = taskWith('x', 'yes\n    choices: ["yes", "maybe"]\n  - name: b\n    input: y\n    target: yes');
    assert.equal(linked(text.replace('["yes", "m', '["y¦es", "m')).length, 2);
    assert.match(linked(text.replace('["yes", "m', '["y¦es", "m'))[1]!, /choices|target: <yes>/);
    assert.equal(linked(text.replace('["yes", "no', '["y¦es", "no')).length, 2);
  });

  it('says which texts may be typed: none that needs an escape', () => {
    const { document, position } = marked('/ws/weather.task.flan.yaml', atChoice(taskWith('x', 'yes')));
    const pattern = new RegExp(`^${serviceOver([document]).linkedEditing(document, position)!.wordPattern}$`);
    assert.ok(pattern.test('it is likely') && !pattern.test('a"b') && !pattern.test('a: b') && !pattern.test('{{ a'));
  });
});
