import assert from 'node:assert/strict';
import { joinedTask, styles, taskWith } from '../workspace';
import { hoverAt } from './hover-at';

describe('hover', () => {
  for (const [style, write] of Object.entries(styles)) {
    it(`shows a field's type, emptiness and first values in a ${style} scalar`, async () => {
      const { contents, word } = await hoverAt(taskWith(write('{{ cl¦aim | upper }}')));
      assert.equal(word, 'claim');
      assert.match(contents, /\*\*claim\*\* · str · empty in 1 of 3 rows/);
      assert.match(contents, /1\. `Oslo is wet\.`\n2\. `It snows\.`\n3\. `""`/);
    });

    it(`shows a filter's signature in a ${style} scalar`, async () => {
      const { contents, word } = await hoverAt(taskWith(write("{{ claim | repl¦ace('a', 'b') }}")));
      assert.equal(word, 'replace');
      assert.match(contents, /^`.*replace.*`\n\n/);
    });
  }

  it('works in a joined template, its separator included', async () => {
    const { contents } = await hoverAt(joinedTask('|-\n      {{ cl¦aim }}\n      |||\n      {{ answer }}'));
    assert.match(contents, /\*\*claim\*\* · str/);
    const divider = await hoverAt(joinedTask('"{{ claim }} |¦|| {{ answer }}"'));
    assert.equal(divider.word, '|||');
    assert.match(divider.contents, /Ends the prompt/);
    assert.match((await hoverAt(joinedTask('a ||| b').replace('jinja', 'jin¦ja'))).contents, /^\*\*jinja\*\*/);
  });

  it('follows a path into a dictionary', async () => {
    const { contents } = await hoverAt(taskWith('"{{ place.na¦me }}"'));
    assert.match(contents, /\*\*place\.name\*\* · str/);
    assert.match(contents, /`Bergen`/);
    assert.match((await hoverAt(taskWith('"{{ pl¦ace.name }}"'))).contents, /\*\*place\*\* · dict/);
  });

  it('says what a column is pinned as, in a template and at the pin', async () => {
    const pinned = taskWith('"{{ claim }}"').replace(
      'jsonl: weather.jsonl}',
      'jsonl: weather.jsonl}\n  columns: {claim: string, label: int}\n  rename: {text: report}',
    );
    const field = await hoverAt(pinned.replace('{{ claim', '{{ cl¦aim'));
    assert.match(field.contents, /^\*\*claim\*\* · str · pinned as string · empty in 1 of 3 rows/);
    const pin = await hoverAt(pinned.replace('label: int', 'la¦bel: int'));
    assert.equal(pin.word, 'label');
    assert.match(pin.contents, /^\*\*label\*\* · int · pinned as int · .*1\. `0`.*The column's type/s);
    const renamed = await hoverAt(pinned.replace('text: report', 'te¦xt: report'));
    assert.match(renamed.contents, /^\*\*report\*\* · str/);
  });

  it('explains the names that the workbench gives', async () => {
    assert.match((await hoverAt(taskWith('"{{ opt¦ions_ }}"'))).contents, /OPTIONS:/);
  });

  it('explains a key in the words of the schema', async () => {
    assert.match((await hoverAt(taskWith('x').replace('cluster', 'clu¦ster'))).contents, /^\*\*cluster\*\*\n\n.*hold/s);
    const recipe = await hoverAt('flan: recipe/1\nrun: a\ntrain:\n  warm¦up_steps: 3\n', {
      path: '/ws/a.recipe.flan.yaml',
    });
    assert.match(recipe.contents, /^\*\*warmup\\_steps\*\*\n\n./);
  });

  it('says nothing about text', async () => {
    assert.equal((await hoverAt(taskWith('Read th¦is {{ claim }}'))).contents, '');
  });
});
