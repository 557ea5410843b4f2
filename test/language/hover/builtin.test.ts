import assert from 'node:assert/strict';
import { builtins } from '../../../src/jinja';
import { describeBuiltin } from '../../../src/language/hover/builtin';
import { taskWith } from '../workspace';
import { hoverAt } from './hover-at';

describe('describeBuiltin', () => {
  it('shows for everything built in what its example prints', () => {
    const { filters, tests, functions } = builtins();
    for (const doc of [...filters, ...tests, ...functions]) {
      assert.match(describeBuiltin(doc), /```jinja\n.+\n```\n\nprints `/s, doc.name);
    }
  });

  it('prints with our engine, not from a list', async () => {
    const { contents } = await hoverAt(taskWith(`"{{ report | rep¦lace('a', 'b') }}"`));
    assert.equal(
      contents,
      "`replace(old, new, count=None)`\n\nOne text replaced by another, everywhere or so many times.\n\n```jinja\n{{ 'a-b-c' | replace('-', '+', 1) }}\n```\n\nprints `a+b-c`",
    );
    const changed = describeBuiltin({ name: 'upper', signature: 'upper', summary: '', example: "{{ 'q' | upper }}" });
    assert.match(changed, /prints `Q`$/);
  });

  it('explains tests and functions', async () => {
    assert.match((await hoverAt(taskWith('"{{ label is divi¦sibleby 2 }}"'))).contents, /prints `True`$/);
    assert.match(
      (await hoverAt(taskWith('"{% for i in ra¦nge(3) %}{{ i }}{% endfor %}"'))).contents,
      /prints `\[1, 2, 3\]`$/,
    );
  });
});
