import assert from 'node:assert/strict';
import { styles, taskWith } from '../workspace';
import { offerAt } from './bench';

const only = { only: ['refactor.rewrite'] };
const all = 'Change all fields in single braces in this text';

describe('double braces', () => {
  for (const [style, write] of Object.entries(styles)) {
    it(`doubles the braces of a field, and of all in its text, in a ${style} scalar`, async () => {
      const of = (claim: string, other: string): string => taskWith(write(`so ${claim} or ${other}, {{ [1] }}`));
      const { after } = await offerAt(of('{cla¦im}', '{ other }'), only);
      assert.equal(after('Change to {{ claim }}'), of('{{ claim }}', '{ other }'));
      assert.equal(after(all), of('{{ claim }}', '{{ other }}'));
    });
  }

  it('offers nothing beside a field, in Jinja, in other texts, and for all where there is one', async () => {
    for (const text of [
      taskWith('"{claim} an¦d"'),
      taskWith('"{{ cla¦im }}"'),
      taskWith(`"{% set x = {cla¦im} %}"`),
      taskWith('x').replace('task: weather', 'task: weather\ntitle: "{ti¦tle}"'),
    ]) {
      const { titles } = await offerAt(text, only);
      assert.ok(!titles.some((title) => title === all || title.startsWith('Change to')), titles.join());
    }
    assert.ok(!(await offerAt(taskWith('"{cla¦im} {{ x }}"'), only)).titles.includes(all));
  });
});
