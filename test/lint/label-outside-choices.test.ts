import assert from 'node:assert/strict';
import { fileOf, only, marks, rowsOf, type Linted } from './lint';

const lintFile = only('label-outside-choices');

describe('label-outside-choices', () => {
  const lint = (template: string, labels: readonly number[], head = 'choices: ["yes", "no"]'): Linted =>
    lintFile(
      fileOf(head, `name: one\nscoring: generate\ninput: "{{ text }}"\n${template}`),
      rowsOf(...labels.map((label, i) => `{"text": "t${i}", "label": ${label}}`)),
    );
  const only = (linted: Linted): string[] => marks(linted).filter((mark) => mark.startsWith('label-'));

  it('marks an index behind the last choice', () => {
    const linted = lint('target: "{{ choices[label] }}"', [0, 2, 2]);
    assert.deepEqual(only(linted), ['label-outside-choices|label']);
    const problem = linted.problems.find(({ code }) => code === 'label-outside-choices');
    assert.match(
      problem!.message,
      /^The index is 2 on 2 of 3 sample rows\. There are 2 choices, the last has the index 1\./,
    );
  });

  it('marks -1, which silently is the last choice', () => {
    const linted = lint('target: "{{ answer_choices[label] }}"', [0, -1]);
    assert.match(
      linted.problems[0]!.message,
      /^The index is -1 on 1 of 2 sample rows\. A negative index counts from the end: it means choice 1\./,
    );
  });

  it('computes indices', () => {
    assert.deepEqual(only(lint('target: "{{ choices[label - 1] }}"', [1, 2])), []);
    assert.deepEqual(only(lint('target: "{{ choices[label + 1] }}"', [0, 1])), ['label-outside-choices|label + 1']);
  });

  it('looks at the answer that templates share, once', () => {
    const linted = lint('target: "{{ answer }}"', [0, 3], 'choices: ["yes", "no"]\nanswer: "{{ choices[label] }}"');
    assert.deepEqual(only(linted), ['label-outside-choices|label']);
  });

  it('marks a column of numbers that are text, as cells of a CSV file are unless declared', () => {
    const file = fileOf('choices: ["yes", "no"]', 'name: one\ninput: "{{ text }}"\ntarget: "{{ choices[label] }}"');
    const linted = lintFile(file, rowsOf('{"text": "a", "label": "0"}', '{"text": "b", "label": "1"}'));
    assert.deepEqual(only(linted), ['label-outside-choices|label']);
    const problem = linted.problems.find(({ code }) => code === 'label-outside-choices');
    assert.match(problem!.message, /"label" are text on all 2 sample rows, such as "0".*type int/);
  });

  it('leaves guarded rows, written negative indices and loops alone', () => {
    assert.deepEqual(only(lint('target: "{% if label != -1 %}{{ choices[label] }}{% endif %}"', [0, -1])), []);
    assert.deepEqual(only(lint('target: "{{ choices[-1] }}"', [0])), []);
    assert.deepEqual(only(lint('target: "{% for i in range(2) %}{{ choices[i] }}{% endfor %}"', [0])), []);
  });
});
