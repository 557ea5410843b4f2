import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { dataNodes, splitNode } from '../../../src/extension/views/data-nodes';
import type { DataOverview, SplitModel, TaskOverview } from '../../../src/language';

const place = { uri: 'file:///w/a', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };

function task(name: string, data: Partial<DataOverview>): TaskOverview {
  const whole = { source: 'a.jsonl', kind: 'file', splits: [], ...data } as const;
  return { uri: `file:///w/${name}`, name, cluster: '', location: place, templates: [], data: whole };
}

function split(more: Partial<SplitModel>): SplitModel {
  const files = ['file:///w/data/sky.train%20one.jsonl'];
  return { name: 'train', stored: 'train', files, rows: 12_400, counting: false, notDownloaded: false, ...more };
}

describe('the nodes of the Data view', () => {
  const tasks = [task('sky', {}), task('glue', { source: 'glue (rte)', kind: 'hub' }), task('new', { source: '' })];
  const roots = dataNodes(
    { clusters: [{ name: '', location: place, tasks }], recipes: [], unchecked: 0 },
    (uri) => uri,
  );

  it('are the tasks that have data, by name', () => {
    assert.deepEqual(
      roots.map(({ label, description, isHub }) => [label, description, isHub]),
      [
        ['glue', 'glue (rte)', true],
        ['sky', 'a.jsonl', false],
      ],
    );
  });

  it('say how many rows a split has, as far as they are counted', () => {
    const text = (more: Partial<SplitModel>): string => splitNode(roots[1]!, split(more), place).description;
    assert.equal(text({}), '12,400 rows');
    assert.equal(text({ rows: 1 }), '1 row');
    assert.equal(text({ counting: true }), '12,400 rows so far…');
    assert.equal(text({ stored: 'train[:-200]' }), '12,400 rows · train[:-200]');
    assert.equal(text({ notDownloaded: true }), 'not downloaded');
  });

  it('name the files and what is wrong', () => {
    const node = splitNode(roots[1]!, split({ problem: 'There is no data file.' }), place);
    assert.ok(node.tooltip.includes('sky.train one.jsonl'));
    assert.ok(node.tooltip.includes('There is no data file.'));
    assert.equal(node.problem, true);
  });
});
