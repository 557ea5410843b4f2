import assert from 'node:assert/strict';
import { taskWith } from '../workspace';
import { hoverAt } from './hover-at';

const rows = ['{"label": 0, "answers": {"text": ["wet", "damp"]}}', '{"label": 1, "answers": {"text": []}}'];

describe('hover on variables and nested fields', () => {
  it('shows where a variable is set, and the values where it is a part of a row', async () => {
    const { contents, word } = await hoverAt(taskWith('"{% set town = place.name %}{{ to¦wn }}"'));
    assert.equal(word, 'town');
    assert.match(
      contents,
      /^\*\*town\*\* · set in this template\n\n```jinja\n\{% set town = place\.name %\}\n```\n\n\*\*place\.name\*\* · str/,
    );
    const made = await hoverAt(taskWith('"{% set to¦wn = report | upper %}{{ town }}"'));
    assert.match(made.contents, /set in this template\n\n```jinja\n\{% set town = report \| upper %\}\n```$/);
  });

  it('knows in the target what the input has set', async () => {
    const { contents } = await hoverAt(taskWith('"{% set town = place.name %}{{ town }}"', '"{{ to¦wn }}"'));
    assert.match(contents, /^\*\*town\*\* · set in this template/);
  });

  it('shows the items that a loop variable takes', async () => {
    const task = taskWith('"{% for t in answers.text %}{{ ¦t }}{{ loop.index }}{% endfor %}"');
    const { contents } = await hoverAt(task, { rows });
    assert.match(
      contents,
      /takes each item of a loop.*\*\*answers\.text\\\[…\\\]\*\* · str · empty in 0 of 2 items\n\n1\. `wet`\n2\. `damp`$/s,
    );
    const plain = task.replace('¦', '').replace('loop.', 'lo¦op.');
    assert.match((await hoverAt(plain, { rows })).contents, /^\*\*loop\*\* · given by the `for` tag/);
  });

  it('follows a path through lists', async () => {
    const { contents } = await hoverAt(taskWith('"{{ answers.text[¦0] }}"'), { rows });
    assert.match(
      contents,
      /^\*\*answers\.text\\\[0\\\]\*\* · str · empty in 1 of 2 rows\n\n1\. `wet`\n2\. \*missing\*$/,
    );
    const list = await hoverAt(taskWith('"{{ answers.te¦xt[0] }}"'), { rows });
    assert.match(list.contents, /^\*\*answers\.text\*\* · list · empty in 1 of 2 rows/);
    assert.match((await hoverAt(taskWith('"{{ ans¦wers.text[0] }}"'), { rows })).contents, /Keys: `text`/);
  });

  it('shows a parameter as one', async () => {
    const { contents } = await hoverAt(taskWith('"{% macro ask(who) %}{{ wh¦o }}{% endmacro %}{{ ask(claim) }}"'));
    assert.match(contents, /^\*\*who\*\* · a parameter of the macro around/);
  });
});
