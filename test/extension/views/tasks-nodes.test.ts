import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { nodeAt, tasksNodes } from '../../../src/extension/views/tasks-nodes';
import type { Location, ProblemCounts, TaskOverview, TemplateOverview, WorkspaceOverview } from '../../../src/language';

const counts = (error: number, warning: number): ProblemCounts => ({ error, warning, info: 0, hint: 0 });

function at(uri: string, line: number, lines = 1): Location {
  return { uri, range: { start: { line, character: 2 }, end: { line: line + lines, character: 0 } } };
}

function template(uri: string, name: string, line: number, more: Partial<TemplateOverview> = {}): TemplateOverview {
  return { name, kind: 'original', scoring: 'rank', location: at(uri, line, 3), ...more };
}

function task(name: string, cluster: string, templates: readonly TemplateOverview[]): TaskOverview {
  const uri = `file:///w/${name}.task.flan.yaml`;
  const data = { source: 'a.jsonl', kind: 'file', splits: [] } as const;
  return { uri, name, cluster, location: at(uri, 1), templates, data, problems: counts(1, 2) };
}

const weather = 'file:///w/weather.task.flan.yaml';
const overview: WorkspaceOverview = {
  clusters: [
    {
      name: 'nli',
      location: at(weather, 2),
      tasks: [
        task('weather', 'nli', [
          template(weather, 'follows', 8, { problems: counts(1, 0) }),
          template(weather, 'turned', 11, { kind: 'inverted', scoring: 'generate' }),
          template(weather, 'turned', 14),
          template('file:///w/base.task.flan.yaml', 'shared', 8, { from: 'base.task.flan.yaml' }),
        ]),
        task('sky', 'nli', []),
      ],
    },
    { name: '', location: at('file:///w/x', 0), tasks: [] },
  ],
  recipes: [
    {
      uri: 'file:///w/r.recipe.flan.yaml',
      name: 'without-nli',
      location: at('file:///w/r.recipe.flan.yaml', 1),
      plan: { train: [], heldOut: ['weather'], dropped: [{ task: 'sky', message: 'sky is left out: for a reason.' }] },
    },
  ],
  unchecked: 0,
};

describe('the nodes of the Tasks view', () => {
  const roots = tasksNodes(overview, (uri) => uri.replace('file:///w/', ''));
  const [nli] = roots;
  const [first, second] = nli!.children;

  it('hold clusters, tasks and templates, each knowing its parent', () => {
    assert.deepEqual(
      roots.map(({ label, description }) => [label, description]),
      [
        ['nli', '2 tasks'],
        ['No cluster', '0 tasks'],
      ],
    );
    assert.equal(first?.parent, nli);
    assert.equal(first?.children[0]?.parent, first);
    assert.deepEqual(
      first?.children.map(({ label, description, icon }) => [label, description, icon]),
      [
        ['follows', '', 'comment'],
        ['turned', 'inverted · by generation', 'arrow-swap'],
        ['turned', '', 'comment'],
        ['shared', 'from base.task.flan.yaml', 'comment'],
      ],
    );
  });

  it('have identities of their own, also where a name stands twice', () => {
    const all = roots.flatMap((root) => [root, ...root.children.flatMap((node) => [node, ...node.children])]);
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
  });

  it('add up problems and say what recipes do with a task', () => {
    assert.deepEqual(nli?.problems, counts(2, 4));
    assert.ok(first?.tooltip.includes('1 error, 2 warnings'));
    assert.ok(first?.tooltip.includes('Held out by without-nli'));
    assert.ok(second?.tooltip.some((line) => line.includes('sky is left out: for a reason.')));
  });

  it('are what commands of templates take', () => {
    assert.deepEqual([first?.uri, first?.template], [weather, 'follows']);
    assert.deepEqual([first?.children[3]?.uri, first?.children[3]?.template], [weather, 'shared']);
  });

  it('are found by a place in the file: the template there, else the task', () => {
    const found = (line: number): string | undefined => nodeAt(roots, weather, line)?.label;
    assert.deepEqual([found(8), found(10), found(11), found(16)], ['follows', 'follows', 'turned', 'turned']);
    assert.equal(found(0), 'weather');
    assert.equal(nodeAt(roots, 'file:///w/other', 0), undefined);
  });
});
