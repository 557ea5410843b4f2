import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { bodyFields, leanTask, loadTask, renderExample, templateHash, type Task } from '../../src/task';
import { parseJson, PyDict } from '../../src/value';

const text = `flan: task/1
task: weather
cluster: nli
data:
  source: {jsonl: rows.jsonl}
choices: "{{ options }}"
answer: "{{ choices[label] }}"
templates:
  - name: follows
    input: "{{ report }} {{ options_ }}"
    target: "{{ answer }}"
  - name: joined
    jinja: |
      {{ report }} ||| {{ answer }}
    keep_trailing_newline: true
  - name: own
    choices: ["a", "b"]
    answer: "{{ choices[0] }}"
    input: "{{ broken"
    target: x
`;

function row(): PyDict {
  const parsed = parseJson('{"report": "It rains.", "options": ["yes", "no"], "label": 1}');
  assert.ok(parsed.ok && parsed.value instanceof PyDict);
  return parsed.value;
}

function taskOf(loaded: { readonly task?: Task }): Task {
  assert.ok(loaded.task);
  return loaded.task;
}

describe('leanTask', () => {
  const full = loadTask(text, '/ws/weather.task.flan.yaml');
  const lean = leanTask(full);

  it('holds neither the YAML tree nor a Jinja tree, and gives both again', () => {
    assert.ok(!Object.values(lean).includes(full.document));
    assert.deepEqual(lean.document.toJS(), full.document.toJS());
    for (const [i, template] of taskOf(lean).templates.entries()) {
      for (const [j, { field }] of bodyFields(template).entries()) {
        const before = bodyFields(taskOf(full).templates[i]!)[j]!.field;
        assert.ok(!Object.values(field).includes(before.template));
        assert.ok(isDeepStrictEqual(field.template, before.template), field.text);
        assert.deepEqual([field.text, field.span, field.map], [before.text, before.span, before.map]);
      }
    }
  });

  it('says and renders the same', () => {
    assert.deepEqual(lean.problems, full.problems);
    assert.deepEqual(taskOf(lean).templates.map(templateHash), taskOf(full).templates.map(templateHash));
    const renders = (task: Task): unknown[] => task.templates.map((template) => renderExample(task, template, row()));
    assert.deepEqual(renders(taskOf(lean)), renders(taskOf(full)));
  });

  it('shares what templates have of their task', () => {
    const { choices, answer, templates } = taskOf(lean);
    assert.equal(templates[0]!.choices, choices);
    assert.equal(templates[0]!.answer, answer);
    assert.notEqual(templates[2]!.answer, answer);
  });
});
