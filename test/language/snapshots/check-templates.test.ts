import assert from 'node:assert/strict';
import type { CheckParams, TaskChecked, TextDocument } from '../../../src/language';
import { document } from '../workspace';
import { covered, pinnedText, rows, serviceOf, snapshotOf, taskOf } from './a-service';

async function checked(task: TextDocument, snapshot?: TextDocument, only?: readonly string[]): Promise<TaskChecked> {
  const params: CheckParams = { uri: task.uri, ...(only ? { templates: only } : {}) };
  const model = await serviceOf(task, snapshot).checkTemplates(task, params);
  assert.ok(model.kind === 'checked', model.kind === 'unchecked' ? model.message : '');
  return model;
}

describe('checkTemplates', () => {
  it('renders every row of the sample and counts what came of it', async () => {
    const task = taskOf({ plain: "'{{ report }}'", fixed: "'Say it. {{ report }}'" });
    const { split, rows: count, templates } = await checked(task);
    assert.deepEqual([split, count], ['train', 4]);
    assert.deepEqual(
      templates.map(({ name, rendered, blank, failures }) => [name, rendered, blank, failures]),
      [
        ['plain', 3, 1, []],
        ['fixed', 4, 0, []],
      ],
    );
    assert.ok(templates.every(({ milliseconds }) => milliseconds > 0));
    const { input, target } = templates[0]!.places;
    assert.deepEqual(
      [input, target].map(({ range }) => [range.start.line, covered(task, range)]),
      [
        [8, "'"],
        [9, "'"],
      ],
    );
  });

  it('groups failing rows by their reason, each at its place, with the first row named', async () => {
    const task = taskOf({ asked: "'{{ 1 / (label - 1) }} {{ report / 2 if label == 2 }}'" });
    const [asked] = (await checked(task)).templates;
    assert.deepEqual(
      asked?.failures.map(({ first, count, location }) => [first, count, covered(task, location.range)]),
      [
        ['train/1', 1, '1 / (label - 1)'],
        ['train/3', 1, 'report / 2'],
      ],
    );
    assert.equal(asked.rendered, 2);
  });

  it('tells what the checks find in a template, failing rows aside, and the rest once for the file', async () => {
    const task = taskOf({ wrong: "'{{ raport }}'", fails: "'Is it fine outside today, or not? {{ report / 2 }}'" });
    const named = { ...task, text: task.text.replace('cluster: nli\n', '') };
    const { templates, problems } = await checked(named);
    assert.deepEqual(
      templates.map(({ problems: own }) => own.map(({ code, severity }) => `${severity} ${code}`)),
      [['error unknown-field'], []],
    );
    assert.equal(covered(named, templates[0]!.problems[0]!.location.range), 'raport');
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'error').map(({ code }) => code),
      ['missing-key'],
    );
  });

  it('compares pinned renders, each difference at its line of the snapshot with both texts', async () => {
    const before = taskOf({ plain: "'{{ report }}'", asked: "'Read. {{ report }}'" });
    const snapshot = snapshotOf(await pinnedText(before));
    const task = taskOf({ plain: "'{{ report }}'", asked: "'Read! {{ report }}'", fresh: "'New. {{ report }}'" });
    const { templates } = await checked(task, snapshot);
    assert.deepEqual(
      templates.map(({ snapshot: pinned }) => pinned && [pinned.same, pinned.differences.length]),
      [[3, 0], [0, 3], undefined],
    );
    const [first] = templates[1]?.snapshot?.differences ?? [];
    assert.deepEqual(first?.texts, { expected: 'Read. It rains in Oslo.', actual: 'Read! It rains in Oslo.' });
    assert.equal(first.part, 'input');
    assert.equal(covered(snapshot, first.location.range), 'Read. It rains in Oslo.');
    assert.equal(first.location.uri, snapshot.uri);
  });

  it('checks only the templates that are asked for', async () => {
    const task = taskOf({ a: "'A. {{ report }}'", b: "'B. {{ report }}'" });
    const { templates } = await checked(task, undefined, ['b', 'gone']);
    assert.deepEqual(
      templates.map(({ name }) => name),
      ['b'],
    );
  });

  it('says why nothing could be rendered', async () => {
    const task = taskOf({ a: "'{{ report }}'" });
    const missing = {
      code: 'file-missing',
      severity: 'error',
      file: '/ws/weather.jsonl',
      line: 0,
      message: 'There is no file.',
    } as const;
    const model = await serviceOf(task, undefined, [], [missing]).checkTemplates(task, { uri: task.uri });
    assert.ok(model.kind === 'unchecked');
    assert.deepEqual([model.reason, model.message], ['no-rows', 'There is no file.']);
    assert.ok(model.location && covered(task, model.location.range).includes('weather.jsonl'));

    const broken = document('/ws/weather.task.flan.yaml', '- no map\n');
    const none = await serviceOf(broken).checkTemplates(broken, { uri: broken.uri });
    assert.equal(none.kind === 'unchecked' && none.reason, 'no-task');
    const recipe = document('/ws/a.recipe.flan.yaml', 'flan: recipe/1\n');
    const other = await serviceOf(recipe).checkTemplates(recipe, { uri: recipe.uri });
    assert.equal(other.kind === 'unchecked' && other.reason, 'not-a-task');
  });

  it('ends between two rows once cancelled', async () => {
    const task = taskOf({ slow: "'{% for i in range(20000) %}{{ i }}{% endfor %} {{ report }}'" });
    let asked = 0;
    const cancel = {
      get isCancellationRequested() {
        return ++asked > 4;
      },
    };
    const many = Array.from({ length: 40 }, () => rows[0]!);
    const model = await serviceOf(task, undefined, many).checkTemplates(task, { uri: task.uri }, cancel);
    assert.deepEqual(model, { kind: 'unchecked', reason: 'cancelled', message: 'The check was cancelled.' });
  });
});
