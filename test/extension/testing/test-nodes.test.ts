import assert from 'node:assert/strict';
import { testNodes } from '../../../src/extension/testing/test-nodes';
import type { Location, TaskOverview, TemplateOverview, WorkspaceOverview } from '../../../src/language';

const at = (uri: string, line: number): Location => ({
  uri,
  range: { start: { line, character: 0 }, end: { line, character: 1 } },
});

function template(name: string, more: Partial<TemplateOverview> = {}): TemplateOverview {
  return { name, kind: 'original', scoring: 'rank', location: at('file:///ws/a.task.flan.yaml', 1), ...more };
}

function overviewOf(cluster: string, task: Partial<TaskOverview>): WorkspaceOverview {
  const uri = 'file:///ws/a%20b.task.flan.yaml';
  const data = { source: 'a.jsonl', kind: 'file', splits: [] } as const;
  const whole = { uri, name: 'a', cluster, location: at(uri, 0), templates: [], data, ...task };
  return { clusters: [{ name: cluster, location: at(uri, 0), tasks: [whole] }], recipes: [], unchecked: 0 };
}

describe('testNodes', () => {
  it('gives each template the task that it is tested in and the place where it is written', () => {
    const inherited = template('shared', {
      from: 'base.task.flan.yaml',
      location: at('file:///ws/base.task.flan.yaml', 7),
    });
    const [cluster] = testNodes(overviewOf('nli', { templates: [template('own', { kind: 'cot' }), inherited] }));
    const task = cluster?.children[0];
    assert.ok(task);
    assert.deepEqual(
      task.children.map(({ name, task: uri, location, description }) => [name, uri, location.uri, description]),
      [
        ['own', task.uri, 'file:///ws/a.task.flan.yaml', 'cot'],
        ['shared', task.uri, 'file:///ws/base.task.flan.yaml', 'base.task.flan.yaml'],
      ],
    );
  });

  it('names what has no name by its file, and clusters that have none', () => {
    const [cluster] = testNodes(overviewOf('', { name: '' }));
    assert.deepEqual([cluster?.label, cluster?.children[0]?.label], ['(no cluster)', 'a b.task.flan.yaml']);
  });

  it('lists a name once: an item is found by it', () => {
    const [cluster] = testNodes(overviewOf('nli', { templates: [template('a'), template('a'), template('')] }));
    assert.deepEqual(
      cluster?.children[0]?.children.map(({ id }) => id),
      ['a'],
    );
  });
});
