import assert from 'node:assert/strict';
import { readTask, type LoadedTask } from '../../src/task';
import { memoryFiles } from '../data/memory-files';

const base = `flan: task/1
task: weather_nli
title: Does it follow?
cluster: nli
families: [weather-reports]
data:
  source: { jsonl: 'data/weather.{split}.jsonl' }
  derive: { report: '{{ text | trim }}' }
choices: ['yes', 'no']
answer: '{{ choices[label] }}'
metrics: [accuracy]
templates:
  - name: follows
    input: 'Report: {{ report }} Does it follow: {{ claim }}?'
    target: '{{ answer }}'
  - name: true-or-false
    choices: ['True', 'False']
    input: '{{ report }} True or false: {{ claim }}'
    target: '{{ answer }}'
`;

const own = `flan: task/1
extends: packs/weather_nli.task.flan.yaml
task: sea_nli
choices: ['right', 'wrong']
templates:
  - name: follows
    input: 'Log: {{ report }} Does it say: {{ claim }}?'
    target: '{{ answer }}'
`;

describe('readTask', () => {
  const read = (text: string, files: Readonly<Record<string, string>> = {}): Promise<LoadedTask> =>
    readTask(text, '/w/sea_nli.task.flan.yaml', memoryFiles({ '/w/packs/weather_nli.task.flan.yaml': base, ...files }));
  const problems = async (text: string, files?: Readonly<Record<string, string>>) =>
    (await read(text, files)).problems.map(({ code, message, span }) => ({
      code,
      message,
      at: text.slice(span.start, span.end),
    }));

  it('takes over the keys that the file does not give', async () => {
    const { task, problems: found } = await read(own);
    assert.deepEqual(found, []);
    assert.equal(task?.name, 'sea_nli');
    assert.equal(task.title, undefined, 'a title names one task');
    assert.equal(task.cluster, 'nli');
    assert.deepEqual(task.families, ['weather-reports']);
    assert.equal(task.scoring, 'rank');
    assert.deepEqual(
      task.dataFields.map(({ name }) => name),
      ['report'],
    );
  });

  it('reads the data from where the file lies that names it', async () => {
    const { task } = await read(own);
    assert.deepEqual(task?.data.source, { kind: 'jsonl', path: 'packs/data/weather.{split}.jsonl' });
  });

  it('puts its own templates first; one of the same name stands for the other', async () => {
    const { task } = await read(own);
    assert.deepEqual(
      task?.templates.map(({ name, index, from }) => ({ name, index, from })),
      [
        { name: 'follows', index: 0, from: undefined },
        { name: 'true-or-false', index: 1, from: '/w/packs/weather_nli.task.flan.yaml' },
      ],
    );
  });

  it("gives templates that are taken over this file's choices, unless they have their own", async () => {
    const bare = own.slice(0, own.indexOf('templates:'));
    const { task } = await read(bare);
    const lists = task?.templates.map(
      ({ choices }) => choices?.kind === 'list' && choices.items.map(({ text }) => text),
    );
    assert.deepEqual(lists, [
      ['right', 'wrong'],
      ['True', 'False'],
    ]);
  });

  it('places all that it takes over where it says so', async () => {
    const { task } = await read(own);
    const template = task?.templates[1];
    assert.ok(template?.body.kind === 'pair' && template.choices?.kind === 'list');
    const { input } = template.body;
    const spans = [
      template.span,
      template.nameSpan,
      input.span,
      input.map.spanToFile({ start: 3, end: 9 }),
      template.choices.items[0]?.span,
      task?.clusterSpan,
      task?.dataFields[0]?.field.span,
    ];
    for (const span of spans) assert.equal(own.slice(span?.start, span?.end), 'packs/weather_nli.task.flan.yaml');
  });

  it('goes on to what the other file extends', async () => {
    const middle = 'flan: task/1\ntask: middle\nextends: packs/weather_nli.task.flan.yaml\ncluster: weather\n';
    const text = 'flan: task/1\ntask: last\nextends: middle.task.flan.yaml\n';
    const { task, problems: found } = await read(text, { '/w/middle.task.flan.yaml': middle });
    assert.deepEqual(found, []);
    assert.equal(task?.cluster, 'weather');
    assert.deepEqual(
      task.templates.map(({ name }) => name),
      ['follows', 'true-or-false'],
    );
  });

  it('says that the file is missing, at its name', async () => {
    const text = own.replace('packs/weather_nli', 'packs/wether_nli');
    assert.deepEqual(await problems(text), [
      {
        code: 'extends-missing',
        message:
          'There is no task file packs/wether_nli.task.flan.yaml; the path is relative to the folder of this file.',
        at: 'packs/wether_nli.task.flan.yaml',
      },
    ]);
  });

  it('says that two files extend each other', async () => {
    const other = 'flan: task/1\ntask: weather_nli\nextends: ../sea_nli.task.flan.yaml\n';
    const found = await problems(own, { '/w/packs/weather_nli.task.flan.yaml': other });
    assert.deepEqual(
      found.map(({ code }) => code),
      ['extends-unsound'],
    );
    assert.match(found[0]?.message ?? '', /line 3: \.\.\/sea_nli\.task\.flan\.yaml extends this file in turn/);
  });

  it('says what keeps the other file from being used', async () => {
    const found = await problems(own, {
      '/w/packs/weather_nli.task.flan.yaml': base.replace('{{ claim }}?', '{{ claim'),
    });
    assert.equal(found[0]?.code, 'extends-unsound');
    assert.match(found[0].message, /in its line 14/);
  });

  it('wants cluster, data and templates of a file that extends none', async () => {
    const found = await problems('flan: task/1\ntask: alone\n');
    assert.deepEqual(
      found.map(({ code }) => code),
      ['missing-key', 'missing-key', 'missing-key'],
    );
    assert.match(found[0]?.message ?? '', /The key "cluster" is missing\. Add it, as in "cluster: nli"\./);
  });
});
