import assert from 'node:assert/strict';
import { taskWith } from '../workspace';
import { hoverAt } from './hover-at';

const rendered = '**follows** for row 1 of 3\n\n```text\nIs it so?\nOslo is wet.\n```\n\nTarget:\n\n```text\nyes\n```';

describe('describeTemplate', () => {
  const task = taskWith('|-\n      Is it so?\n      {{ claim }}');

  it('renders the template for the first row at its name', async () => {
    const { contents, word } = await hoverAt(task.replace('name: follows', 'name: fol¦lows'));
    assert.equal(contents, rendered);
    assert.equal(word, 'follows');
  });

  it('renders it at the keys of its texts, below what the schema says of them', async () => {
    const { contents } = await hoverAt(task.replace('input:', 'in¦put:'));
    assert.match(contents, /^\*\*input\*\*\n\nThe prompt, in Jinja\..*\n\n---\n\n\*\*follows\*\* for row 1 of 3/s);
  });

  it('takes the first row to which the template applies', async () => {
    const some = taskWith('"{% if label == 1 %}{{ claim }}{% endif %}"').replace('name: follows', 'name: fol¦lows');
    assert.match((await hoverAt(some)).contents, /for row 2 of 3\n\n```text\nIt snows\./);
  });

  it('says why nothing can be shown', async () => {
    const none = taskWith('"{% if label == 7 %}{{ claim }}{% endif %}"').replace('name: follows', 'name: fol¦lows');
    assert.match((await hoverAt(none)).contents, /None of the first 3 rows/);
    const fails = taskWith('"{% for c in label %}{{ c }}{% endfor %}"').replace('name: follows', 'name: fol¦lows');
    assert.match((await hoverAt(fails)).contents, /^Row 1 cannot be rendered: .*not iterable/);
    assert.equal((await hoverAt(task.replace('name: follows', 'name: fol¦lows'), { rows: [] })).contents, '');
  });
});
