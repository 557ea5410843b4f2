import assert from 'node:assert/strict';
import { styles, taskWith } from '../workspace';
import { codesIn, offerAt } from './bench';

const only = { only: ['refactor.extract'] };
const title = 'Give report | trim a name, for its 2 uses';

describe('extract an expression', () => {
  for (const [style, write] of Object.entries(styles)) {
    it(`names what a ${style} text reads twice, and reads the name`, async () => {
      const text = taskWith(write('{{ report | tr¦im }} or {{ claim }} or {{ report | trim }}'));
      const after = (await offerAt(text, only)).after(title);
      assert.match(after, /\{% set report_trim = report \| trim -%\}\s*Read/);
      assert.equal(after.split('{{ report_trim }}').length, 3, after);
      assert.deepEqual(await codesIn(after), []);
    });
  }

  it('takes a name that is free', async () => {
    const text = taskWith('"{% set report_trim = 1 %}{{ report | tr¦im }} {{ report | trim }} {{ report_trim }}"');
    assert.match((await offerAt(text, only)).after(title), /set report_trim_2 = report \| trim/);
  });

  it('offers nothing for what is read once, a bare name, what a loop or a set gives, or what is drawn', async () => {
    for (const input of [
      '"{{ report | tr¦im }} {{ claim | trim }}"',
      '"{{ rep¦ort }} {{ report }}"',
      '"{% for x in choices %}{{ x | tr¦im }} {{ x | trim }}{% endfor %} {{ report }}"',
      '"{% set x = claim %}{{ x | tr¦im }} {{ x | trim }} {{ report }}"',
      '"{{ choices | ran¦dom }} {{ choices | random }} {{ report }}"',
    ]) {
      assert.deepEqual((await offerAt(taskWith(input), only)).titles, [], input);
    }
  });
});
