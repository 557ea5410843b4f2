import assert from 'node:assert/strict';
import { rowsOf, taskWith } from '../workspace';
import { offer } from './offer';

describe('values', () => {
  const task = taskWith('x');

  it('offers the choices, and the answer, as target in every way to write it', async () => {
    for (const [target, after] of [
      ['¦', 'yes'],
      ['y¦', 'yes'],
      ['"y¦"', '"yes"'],
      ["'¦'", "'yes'"],
    ] as const) {
      const { labels, take } = await offer(taskWith('x', target));
      assert.deepEqual(labels, ['{{ answer }}', 'yes', 'no'], target);
      const expected = after === 'yes' ? '"yes"' : after;
      assert.equal(take('yes'), taskWith('x', expected), target);
      assert.match(take('{{ answer }}'), /target: ["']\{\{ answer \}\}["']\n/);
    }
  });

  it('offers answers by the labels and texts of the data', async () => {
    const { labels, take } = await offer(task.replace('"{{ choices[label] }}"', '¦'));
    assert.deepEqual(labels, ['{{ report }}', '{{ claim }}', '{{ choices[label] }}']);
    assert.equal(take('{{ choices[label] }}'), task);
  });

  it('offers the values of a column as choices', async () => {
    const rows = rowsOf(...['fine', 'poor', 'fine', 'poor'].map((mood) => JSON.stringify({ text: 'a b c', mood })));
    const { labels, take } = await offer(task.replace('["yes", "no"]', '¦'), { rows });
    assert.ok(labels.includes('["fine", "poor"]'), labels.join(' '));
    assert.match(take('["fine", "poor"]'), /choices: \["fine", "poor"\]\n/);
  });

  it('writes an example inside the quotes that are there', async () => {
    const { take } = await offer(task.replace('"{{ choices[label] }}"', '"¦"'), { rows: [] });
    assert.equal(take('{{ choices[label] }}'), task);
  });

  it('replaces a value as a whole', async () => {
    const { take } = await offer(`${task}    kind: inv¦erse\n`);
    assert.equal(take('inverted'), `${task}    kind: inverted\n`);
    assert.match((await offer('flan: task/1\ncluster: "n¦lx"')).take('nli'), /cluster: "nli"$/);
  });

  it('offers families and languages that other tasks have', async () => {
    const others = {
      '/ws/b.task.flan.yaml': task.replace('cluster:', 'families: [sky, "1984"]\nlanguage: de\ncluster:'),
    };
    const families = await offer('flan: task/1\nfamilies: [¦]', { others });
    assert.deepEqual(families.labels, ['sky', '1984']);
    assert.equal(families.item('sky').detail, 'in 1 task');
    assert.match(families.take('1984'), /families: \["1984"\]$/);
    assert.deepEqual((await offer('flan: task/1\nlanguage: ¦', { others })).labels, ['de']);
  });
});
