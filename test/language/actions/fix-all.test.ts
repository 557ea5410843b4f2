import assert from 'node:assert/strict';
import { document, serviceOver, taskWith } from '../workspace';
import { applied, codesIn, taskPath } from './bench';

async function fixed(text: string): Promise<string> {
  const file = document(taskPath, text);
  return applied(text, await serviceOver([file]).fixAll(file));
}

describe('fixAll', () => {
  it('cures all that is certain, and nothing else', async () => {
    const text = taskWith('"{report}  Is is {claim} so?? {{ options_ }} "').replace('["yes", "no"]', '[yes, no]');
    const after = await fixed(text);
    assert.equal(after, taskWith('"{{ report }} Is {{ claim }} so? {{ options_ }}"'));
    assert.deepEqual(await codesIn(after), []);
  });

  it('takes no guess and takes nothing away that somebody wrote', async () => {
    for (const text of [
      taskWith('"{{ reprt }}"'),
      taskWith('"{{ report }}"').replace('cluster', 'clustr'),
      taskWith('"{{ report }}"').replace('cluster', 'owner: me\ncluster'),
      taskWith('"{% set a = 1 %}{{ report }}"'),
      `${taskWith('"{{ report }}"')}  - name: again\n    input: "{{ report }}"\n    target: "{{ answer }}"\n`,
    ]) {
      assert.equal(await fixed(text), text);
    }
  });

  it('goes on where one cure makes room for another', async () => {
    // The quotes make a text of what YAML took for a map; only then its braces are seen to be single.
    const after = await fixed(taskWith('{{ report }} Is  {claim} so?'));
    assert.equal(after, taskWith('"{{ report }} Is {{ claim }} so?"'));
  });

  it('settles: once more changes nothing', async () => {
    const once = await fixed(taskWith('|\n      {report}n {claim}  and and\\nso. \n      {{ options_ }}  \n'));
    assert.equal(await fixed(once), once);
  });

  it('keeps the answers for the version that the editor has', async () => {
    const text = taskWith('{{ report }} Is  {claim} so?');
    const file = document(taskPath, text);
    const service = serviceOver([file]);
    const before = await service.diagnostics(file);
    await service.fixAll(file);
    assert.deepEqual(await service.diagnostics(file), before);
  });
});
