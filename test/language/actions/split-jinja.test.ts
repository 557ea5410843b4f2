import assert from 'node:assert/strict';
import { loadTask, renderExample } from '../../../src/task';
import { joinedTask, styles, taskWith, weatherRows } from '../workspace';
import { codesIn, offerAt, taskPath } from './bench';

const only = { only: ['refactor.rewrite'] };
const split = 'Split into "input" and "target"';
const join = 'Join into one text with "|||" between prompt and answer';

/** What the first template gives for each row. */
function rendered(text: string): readonly string[] {
  const { task } = loadTask(text, taskPath);
  const template = task?.templates[0];
  assert.ok(task && template);
  return weatherRows.map((row) => {
    const render = renderExample(task, template, row);
    assert.ok(render.ok);
    return JSON.stringify([render.value.input, render.value.target]);
  });
}

describe('split and join', () => {
  for (const [style, write] of Object.entries(styles)) {
    it(`splits a ${style} text at its separator, and joins it again, with equal renders`, async () => {
      const marked = joinedTask(write('{{ report }} Is it ¦so? ||| {{ answer }}').replace(/\n {6}now$/, ''));
      const text = marked.replace('¦', '');
      const halves = (await offerAt(marked, only)).after(split);
      assert.match(halves, /^ {4}input: [\s\S]*^ {4}target: "?'?\{\{ answer \}\}"?'?$/m);
      assert.doesNotMatch(halves, /\|\|\|/);
      assert.deepEqual(rendered(halves), rendered(text));
      assert.deepEqual(await codesIn(halves), []);
      const whole = (await offerAt(halves.replace('Is it', 'Is ¦it'), only)).after(join);
      assert.match(whole, /^ {4}jinja: [\s\S]*\|\|\|/m);
      assert.deepEqual(rendered(whole), rendered(text));
    });
  }

  it('writes halves as a person would', async () => {
    const { after } = await offerAt(
      joinedTask('|- # why\n      {{ report }}\n      So¦?\n      |||\n      "{{ answer }}"'),
      only,
    );
    assert.match(
      after(split),
      /\n {4}input: \|- # why\n {6}\{\{ report \}\}\n {6}So\?\n {4}target: '"\{\{ answer \}\}"'\n/,
    );
  });

  it('keeps what the prompt sets for the answer', async () => {
    const text = joinedTask('"{% set a = answer %}{{ report }} ¦||| {{ a }}"');
    const halves = (await offerAt(text, only)).after(split);
    assert.deepEqual(rendered(halves), rendered(text.replace('¦', '')));
  });

  it('splits nothing where a condition spans the separator, or where there are two', async () => {
    for (const jinja of [
      '"{% if label %}{{ report }} ¦||| a{% else %}{{ claim }} ||| b{% endif %}"',
      '"{{ report }} ¦||| a ||| b"',
      '"{{ report¦ }}"',
    ]) {
      assert.ok(!(await offerAt(joinedTask(jinja), only)).titles.includes(split), jinja);
    }
  });

  it('joins nothing where a text has a separator, or the answer a comment', async () => {
    for (const text of [
      taskWith('"{{ repo¦rt }} ||| x"'),
      taskWith('"{{ repo¦rt }}"', 'x # note'),
      taskWith('"{{ repo¦rt }} {{ \'|||\' }}"'),
    ]) {
      assert.ok(!(await offerAt(text, only)).titles.includes(join), text);
    }
  });

  it('keeps a line end at the end of the prompt where the template does', async () => {
    const text = joinedTask('|\n      {{ report }}¦\n      |||\n      {{ answer }}').replace(
      '    jinja',
      '    keep_trailing_newline: true\n    jinja',
    );
    const halves = (await offerAt(text, only)).after(split);
    assert.deepEqual(rendered(halves), rendered(text.replace('¦', '')));
    assert.match(rendered(halves)[0] ?? '', /\\n"/);
  });
});
