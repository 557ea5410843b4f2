import assert from 'node:assert/strict';
import { columnsOf } from '../../src/data';
import { printStarter, type Starter } from '../../src/starter';
import { loadTask, renderExample } from '../../src/task';
import { rowsOf } from '../language/workspace';

/** The task that is begun on rows, read back. */
function begun(rows: readonly string[]) {
  const read = rowsOf(...rows);
  const starter: Starter = {
    source: { kind: 'jsonl', path: '/ws/data/weather.jsonl' },
    rows: read,
    columns: columnsOf(read),
    name: 'weather',
  };
  const text = printStarter(starter, { name: 'weather', cluster: 'nli', folder: '/ws/tasks' });
  assert.ok(text !== undefined);
  const { task, problems } = loadTask(text, '/ws/tasks/weather.task.flan.yaml');
  assert.ok(task, text);
  assert.deepEqual(problems, [], text);
  return { text, task };
}

/** What its templates make of a row, under the names that `rename` gives. */
function texts(rows: readonly string[], row: string): readonly string[] {
  const { task } = begun(rows);
  const names = task.data.rename;
  const [first] = rowsOf([...names].reduce((json, [from, to]) => json.replaceAll(`"${from}":`, `"${to}":`), row));
  assert.ok(first);
  return task.templates.flatMap((template) => {
    const example = renderExample(task, template, first, { seed: 's' });
    assert.ok(example.ok, example.ok ? '' : example.error.message);
    return [`${example.value.input} => ${example.value.target}`];
  });
}

const labelled = [
  '{"report": "It rains.", "claim": "It is wet.", "label": 0}',
  '{"report": "It shines.", "claim": "It snows.", "label": 1}',
  '{"report": "It hails.", "claim": "It is dry.", "label": 1}',
];

describe('printStarter', () => {
  it('asks for a label, of which it says that the words are missing', () => {
    const { text, task } = begun(labelled);
    assert.match(text, /^# The data numbers its labels/);
    assert.deepEqual(task.choices?.kind === 'list' && task.choices.items.map((item) => item.text), ['0', '1']);
    assert.deepEqual(texts(labelled, labelled[1]!), [
      'Report: It shines.\nClaim: It snows.\n\nWhich of these fits?\n\nOPTIONS:\n- 0\n- 1 => 1',
      'Read this and choose what fits.\n\nReport: It shines.\nClaim: It snows.\n\nOPTIONS:\n- 0\n- 1 => 1',
      'Claim: It snows.\n\nThe right answer is: 1\n\nWrite the report that it belongs to. => It shines.',
    ]);
  });

  it('names the data from its own folder and pins its columns', () => {
    const { task } = begun(labelled);
    assert.deepEqual(task.data.source, { kind: 'jsonl', path: '../data/weather.jsonl' });
    assert.deepEqual(
      [...(task.data.columns ?? [])],
      [
        ['report', 'string'],
        ['claim', 'string'],
        ['label', 'int'],
      ],
    );
  });

  it('has three templates, one of them turned around', () => {
    assert.deepEqual(
      begun(labelled).task.templates.map(({ kind }) => kind),
      ['original', 'original', 'inverted'],
    );
  });

  it('counts labels from 1 where the data does', () => {
    const rows = labelled.map((row) => row.replace(/"label": (\d)/, (_, label) => `"label": ${Number(label) + 1}`));
    assert.match(texts(rows, rows[0]!)[0]!, / => 1$/);
  });

  it('takes words and truth for choices', () => {
    const words = labelled.map((row) =>
      row.replace('"label": 0', '"mood": "calm"').replace('"label": 1', '"mood": "wild"'),
    );
    assert.match(texts([...words, ...words, ...words], words[1]!)[0]!, /Which mood is it\?[^]*- calm\n- wild => wild$/);
    const truth = labelled.map((row) =>
      row.replace('"label": 0', '"label": true').replace('"label": 1', '"label": false'),
    );
    assert.match(texts(truth, truth[0]!)[0]!, /- no\n- yes => yes$/);
  });

  for (const [name, row, gold] of [
    ['a list and an index', '{"ask": "Wet?", "options": ["sun", "rain"], "label": 1}', 'rain'],
    ['a list and a letter', '{"ask": "Wet?", "options": ["sun", "rain"], "answer": "B"}', 'rain'],
    ['columns and a number from 1', '{"ask": "Wet?", "option1": "sun", "option2": "rain", "answer": "2"}', 'rain'],
    [
      'a dict and one of its labels',
      '{"ask": "Wet?", "choices": {"text": ["sun", "rain"], "label": ["A", "B"]}, "answerKey": "B"}',
      'rain',
    ],
  ] as const) {
    it(`finds the row's own options in ${name}`, () => {
      const other = row.replace(/"([B2])"\}|1\}$/, (found) =>
        found.replace('B', 'A').replace('2', '1').replace('1}', '0}'),
      );
      assert.match(
        texts([row, other], row)[0]!,
        new RegExp(`^Wet\\?\\n\\nWhich of these is the right answer\\?[^]*- sun\\n- rain => ${gold}$`),
      );
    });
  }

  it('asks for a text to be written', () => {
    const rows = ['{"id": "a", "article": "It rained all day.", "summary": "Rain."}'];
    assert.deepEqual(texts(rows, rows[0]!), [
      'It rained all day.\n\nSum this up. => Rain.',
      'Write a summary of this text.\n\nIt rained all day. => Rain.',
      'The right answer is: Rain.\n\nWrite the article that it belongs to. => It rained all day.',
    ]);
  });

  it('translates where columns are called by languages', () => {
    const rows = ['{"en": "Rain", "de": "Regen"}'];
    assert.deepEqual(texts(rows, rows[0]!), [
      'Rain\n\nTranslate this into German. => Regen',
      'What is this in German?\n\nRain => Regen',
      'Regen\n\nTranslate this into English. => Rain',
    ]);
  });

  it('goes on with a text that stands alone', () => {
    const rows = ['{"text": "It rained all day and all night in Oslo town."}'];
    assert.match(texts(rows, rows[0]!)[0]!, /begins with these words: It rained all day and all night in => It rained/);
  });

  it('gives columns other names where its own would hide them', () => {
    const rows = [
      '{"question": "Wet?", "answer": "Yes, it rains.", "label": 1}',
      '{"question": "Dry?", "answer": "No.", "label": 0}',
    ];
    assert.match(texts(rows, rows[0]!)[0]!, /^Question: Wet\?\nReply: Yes, it rains\.\n/);
  });

  it('makes nothing of rows without text', () => {
    const read = rowsOf('{"a": 1, "b": 2}', '{"a": 5, "b": 3}');
    const starter = {
      source: { kind: 'jsonl', path: '/ws/n.jsonl' },
      rows: read,
      columns: columnsOf(read),
      name: 'n',
    } as const;
    assert.equal(printStarter(starter, { name: 'n', cluster: 'c', folder: '/ws' }), undefined);
  });
});
