import assert from 'node:assert/strict';
import { buildQuestions } from '../../src/evaluation';
import { loadTask, type Task } from '../../src/task';
import { PyDict } from '../../src/value';

const TEXT = `flan: task/1
task: rte
cluster: nli
language: en
data:
  source: { jsonl: rte.jsonl }
  splits: { test: test }
choices: ["yes", "no"]
answer: "{{ choices[label] }}"
scoring: rank
metrics: [accuracy]
templates:
  - name: plain
    input: "{{ premise }} {{ options_ }}"
    target: "{{ answer }}"
  - name: only-long
    input: "{% if premise | length > 3 %}{{ premise }}{% endif %}"
    target: "{{ answer }}"
  - name: joined
    jinja: "{% if premise | length > 3 %}{{ premise }}! ||| {{ answer }}{% endif %}"
  - name: wrong-target
    input: "{{ premise }}"
    target: "maybe"
  - name: breaks
    input: "{{ premise.a.b.c }}"
    target: "{{ answer }}"
  - name: writes
    kind: inverted
    scoring: generate
    input: "{{ answer }}"
    target: "{{ premise }}"
`;

function task(): Task {
  const { task: loaded, problems } = loadTask(TEXT, '/w/rte.task.flan.yaml');
  assert.ok(loaded !== undefined, JSON.stringify(problems));
  return loaded;
}

const rows = [
  { row: PyDict.of([['premise', 'long'], ['label', 1]]), index: 3 }, // prettier-ignore
  { row: PyDict.of([['premise', 'abc'], ['label', 0]]), index: 8 }, // prettier-ignore
];

describe('buildQuestions', () => {
  const { questions, writing, unscored } = buildQuestions(task(), rows, 'seed');

  it('asks every rank-scored template on every row', () => {
    assert.deepEqual(
      questions.map(({ template, row, gold }) => [template, row, gold]),
      [
        ['plain', 3, 1],
        ['plain', 8, 0],
        ['only-long', 3, 1],
        ['joined', 3, 1],
      ],
    );
    assert.equal(questions[3]!.prompt, 'long!');
    assert.equal(questions[0]!.prompt, 'long OPTIONS:\n- yes\n- no');
    assert.deepEqual(questions[0]!.choices, ['yes', 'no']);
  });

  it('says what it could not ask, on how many rows, and why', () => {
    const said = new Map(unscored.map(({ template, rows: count, reason }) => [template, { count, reason }]));
    assert.equal(said.get('only-long')?.count, 1);
    assert.match(said.get('only-long')!.reason, /blank/);
    assert.equal(said.get('wrong-target')?.count, 2);
    assert.match(said.get('wrong-target')!.reason, /none of the choices/);
    assert.match(said.get('breaks')!.reason, /does not render/);
    assert.equal(said.get('writes'), undefined);
  });

  it('asks for written answers where templates are scored so, measured by their metrics', () => {
    assert.deepEqual(
      writing.map(({ template, row, prompt, target, metrics }) => ({ template, row, prompt, target, metrics })),
      [
        { template: 'writes', row: 3, prompt: 'no', target: 'long', metrics: ['accuracy'] },
        { template: 'writes', row: 8, prompt: 'yes', target: 'abc', metrics: ['accuracy'] },
      ],
    );
  });

  it('leaves out what the recipe does not want scored, and says metrics that measure no text', () => {
    const ranked = buildQuestions(task(), rows, 'seed', ['rank']);
    assert.deepEqual(ranked.writing, []);
    assert.match(ranked.unscored.find(({ template }) => template === 'writes')!.reason, /eval\.scoring/);
    const odd = loadTask(TEXT.replace('scoring: generate', 'scoring: generate\n    metrics: [auc]'), '/w/a.flan.yaml');
    const asked = buildQuestions(odd.task!, rows, 'seed', ['generate']);
    assert.equal(asked.questions.length, 0);
    assert.equal(asked.writing.length, 2);
    assert.match(
      asked.unscored.find(({ template }) => template === 'writes')!.reason,
      /"auc" measures no written text/,
    );
  });
});
