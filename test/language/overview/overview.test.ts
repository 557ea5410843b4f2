import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { TextDocument } from '../../../src/language';
import { document, serviceOver, taskWith } from '../workspace';

const sky = taskWith('"{{ report }} Is it {{ claim }}?"').replace('task: weather', 'task: sky');
const faulty = taskWith('"{{ report"')
  .replace('task: weather', 'task: clouds')
  .replace('cluster: nli', 'cluster: sentiment');
const recipe = `flan: recipe/1
run: without-nli
tasks: ["*.task.flan.yaml"]
hold_out: {clusters: [nli]}
also_drop: {nli: [sentiment]}
model: {path: model}
`;

function files(): TextDocument[] {
  return [
    document('/w/weather.task.flan.yaml', taskWith('"{{ report }} So, {{ claim }}?"')),
    document('/w/sky.task.flan.yaml', sky),
    document('/w/clouds.task.flan.yaml', faulty),
    document('/w/without-nli.recipe.flan.yaml', recipe),
  ];
}

describe('the overview of a workspace', () => {
  it('groups tasks by cluster and names their templates with their places', async () => {
    const { clusters } = await serviceOver(files()).overview();
    assert.deepEqual(
      clusters.map(({ name, tasks }) => [name, tasks.map((task) => task.name)]),
      [
        ['nli', ['sky', 'weather']],
        ['sentiment', ['clouds']],
      ],
    );
    const [task] = clusters[0]!.tasks;
    assert.deepEqual(task?.location.range.start, { line: 1, character: 6 });
    assert.deepEqual(
      task?.templates.map(({ name, kind, location }) => [name, kind, location.range.start.line]),
      [['follows', 'original', 8]],
    );
    assert.equal(task?.data.source, 'weather.jsonl');
    assert.equal(clusters[0]?.location.uri, task?.uri);
    assert.equal(clusters[0]?.location.range.start.line, 2);
  });

  it('keeps tasks that name no cluster, and files that cannot be read, behind the others', async () => {
    const half = document('/w/a.task.flan.yaml', 'flan: task/1\ntask: alone\n');
    const noMap = document('/w/b.task.flan.yaml', 'just words');
    const { clusters } = await serviceOver([half, noMap, ...files()]).overview();
    const last = clusters.at(-1);
    assert.equal(last?.name, '');
    assert.deepEqual(
      last?.tasks.map(({ name, uri }) => [name, uri]),
      [
        ['alone', half.uri],
        ['', noMap.uri],
      ],
    );
  });

  it('says what a recipe trains, holds out and leaves out, and why', async () => {
    const { recipes } = await serviceOver(files()).overview();
    assert.equal(recipes[0]?.name, 'without-nli');
    assert.deepEqual(recipes[0]?.plan?.heldOut, ['sky', 'weather']);
    assert.deepEqual(recipes[0]?.plan?.train, []);
    assert.deepEqual(
      recipes[0]?.plan?.dropped.map(({ task }) => task),
      ['clouds'],
    );
    assert.match(recipes[0]?.plan?.dropped[0]?.message ?? '', /clouds is left out: its cluster sentiment/);
  });

  it('leads an inherited template to the file where it is written', async () => {
    const base = document('/w/weather.task.flan.yaml', taskWith('"{{ report }}?"'));
    const heir = document(
      '/w/heir.task.flan.yaml',
      'flan: task/1\ntask: heir\ncluster: nli\nextends: weather.task.flan.yaml\n',
    );
    const { clusters } = await serviceOver([base, heir]).overview();
    const task = clusters[0]?.tasks.find(({ name }) => name === 'heir');
    assert.equal(task?.templates[0]?.name, 'follows');
    assert.equal(task.templates[0].from, 'weather.task.flan.yaml');
    assert.equal(task.templates[0].location.uri, base.uri);
  });

  it('names splits as they are written', async () => {
    const text = taskWith('x').replace(
      'source: {jsonl: weather.jsonl}',
      'source: {jsonl: "{split}.jsonl"}\n  splits: {train: "train[:-200]", dev: "train[-200:]"}',
    );
    const { clusters } = await serviceOver([document('/w/weather.task.flan.yaml', text)]).overview();
    assert.deepEqual(
      clusters[0]?.tasks[0]?.data.splits.map(({ name, stored, location }) => [name, stored, location.range.start.line]),
      [
        ['train', 'train[:-200]', 5],
        ['dev', 'train[-200:]', 5],
      ],
    );
  });
});
