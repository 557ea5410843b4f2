import assert from 'node:assert/strict';
import { joinedTask, taskWith } from '../workspace';
import { hoverAt } from './hover-at';

const counts = '\n\n- `yes`: 2\n- `no`: 1';

describe('describeChoice', () => {
  const task = taskWith('"{{ report }}"');

  it('says how often a choice is gold, and how many rows were seen', async () => {
    const yes = await hoverAt(task.replace('["yes"', '["y¦es"'));
    assert.equal(yes.contents, `**\`yes\`** · choice 1 of 2\n\nGold in 2 of 3 rows seen${counts}`);
    assert.equal(yes.word, 'yes');
    const no = await hoverAt(task.replace('"no"]', 'n¦o]'));
    assert.match(no.contents, /choice 2 of 2\n\nGold in 1 of 3 rows seen/);
  });

  it('shows it where a template compares with the choice, or has it as target', async () => {
    const compared = await hoverAt(taskWith(`"{% if answer == 'y¦es' %}{{ report }}{% endif %}{{ claim }}"`));
    assert.match(compared.contents, /^\*\*`yes`\*\* · choice 1 of 2/);
    assert.equal(compared.word, "'yes'");
    assert.match((await hoverAt(taskWith('"{{ report }}"', 'n¦o'))).contents, /^\*\*`no`\*\*/);
    assert.equal((await hoverAt(taskWith(`"{{ claim | replace('y¦es', '') }}"`))).contents, '');
  });

  it('counts with a template that asks for the choice, not with one turned around', async () => {
    const turned = task.replace(
      'templates:',
      'templates:\n  - {name: write, kind: inverted, input: "{{ answer }}", target: "{{ report }}"}',
    );
    assert.match((await hoverAt(turned.replace('["yes"', '["y¦es"'))).contents, /Gold in 2 of 3 rows seen/);
  });

  it('counts the rows whose target is none of the choices', async () => {
    const other = taskWith('"{{ report }}"', '"{{ answer if label == 0 else claim }}"');
    const { contents } = await hoverAt(other.replace('["yes"', '["y¦es"'));
    assert.match(contents, /- `yes`: 2\n- `no`: 0\n\n1 rows have none of them as target\.$/);
  });

  it("counts a template's own list with that template", async () => {
    const own = joinedTask('"{{ report }} ||| {{ choices[label] }}"\n    choices: [we¦t, dry]');
    assert.match((await hoverAt(own)).contents, /Gold in 2 of 3 rows seen\n\n- `wet`: 2\n- `dry`: 1/);
  });

  it('claims nothing without rows', async () => {
    assert.match(
      (await hoverAt(task.replace('["yes"', '["y¦es"'), { rows: [] })).contents,
      /No row of the sample renders/,
    );
  });
});
