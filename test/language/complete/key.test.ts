import assert from 'node:assert/strict';
import { loadTask } from '../../../src/task';
import { taskWith } from '../workspace';
import { offer } from './offer';

/** Whether a text reads without a fault of YAML. */
function isYaml(text: string): boolean {
  return loadTask(text, '/ws/weather.task.flan.yaml').problems.every(({ code }) => code !== 'yaml-syntax');
}

describe('keys', () => {
  const task = taskWith('x');

  it('replaces a key as a whole and leaves its value alone', async () => {
    const { take } = await offer(task.replace('cluster: nli', 'clu¦st: nli'));
    assert.equal(take('cluster'), task);
  });

  it('moves a line to where the keys of its map stand', async () => {
    for (const indent of ['   ', '     ', '       ']) {
      const { take } = await offer(`${task}${indent}ki¦`);
      assert.equal(take('kind'), `${task}    kind: original`, JSON.stringify(indent));
    }
    const { take } = await offer(
      task.replace('choices:', '  ti¦\nchoices:').replace('  source: {jsonl: weather.jsonl}\n', ''),
    );
    assert.ok(!take('source').includes('ti'));
  });

  it('takes more lines of a text for what they are', async () => {
    assert.deepEqual((await offer(task.replace('input: x', 'input: Read this\n      and ¦'))).items, []);
    assert.deepEqual((await offer(task.replace('cluster:', 'title: What is\n  th¦\ncluster:'))).items, []);
  });

  it('works in flow maps, on one line or several', async () => {
    const one = await offer(
      task.replace('  - name: follows\n    input: x', '  - {name: follows, ¦}\n  - name: b\n    input: x'),
    );
    assert.ok(!one.labels.includes('name'));
    assert.ok(isYaml(one.take('input')), one.take('input'));
    const several = await offer('flan: recipe/1\nhold_out: {\n  clusters: [nli],\n  t¦\n}\n', {
      path: '/ws/a.recipe.flan.yaml',
    });
    assert.deepEqual(several.labels, ['tasks']);
    assert.match(several.take('tasks'), /\{\n  clusters: \[nli\],\n  tasks: \[\]\n\}/);
  });

  it('does not take what stands behind an open bracket for its inside', async () => {
    const { labels } = await offer('flan: task/1\nchoices: ["yes",\nclu¦');
    assert.ok(labels.includes('cluster'), labels.join(' '));
  });

  it('works in the middle of a list', async () => {
    const { labels, take } = await offer(
      task.replace('templates:\n', 'templates:\n  - name: a\n    ¦\n    target: b\n'),
    );
    assert.ok(!labels.includes('name') && !labels.includes('target'));
    assert.match(take('input'), /- name: a\n    input: \|-\n      \n    target: b/);
  });

  it('says of each key what it is, with an example', async () => {
    const { item } = await offer(`${task}    ¦`);
    assert.match(item('kind').documentation ?? '', /Default: `"original"`.*```yaml\nkind: inverted/s);
    assert.equal((await offer('flan: task/1\n¦')).item('cluster').detail, 'required');
  });
});
