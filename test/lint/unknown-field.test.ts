import assert from 'node:assert/strict';
import { fileOf, fixed, only, marks, rowsOf, type Linted } from './lint';

const lintFile = only('unknown-field');

const rows = rowsOf('{"premise": "a", "label": 0, "meta": {"place": "b"}}');

function lint(template: string, head = ''): Linted {
  return lintFile(fileOf(head, `name: one\n${template}`), rows);
}

describe('unknown-field', () => {
  it('offers the column that was meant', () => {
    const linted = lint('input: "{{ premis | upper }} {{ premise }}"\ntarget: x');
    assert.deepEqual(marks(linted), ['unknown-field|premis']);
    assert.equal(linted.problems[0]?.message, '"premis" is not a column. Did you mean "premise"?');
    assert.match(fixed(linted), /\{\{ premise \| upper \}\} \{\{ premise/);
  });

  it('lists the columns where none is near', () => {
    const [problem] = lint('input: "{{ premise }} {{ question }}"\ntarget: x').problems;
    assert.equal(problem?.message, '"question" is not a column. The columns are: premise, label, meta.');
    assert.equal(problem?.fix, undefined);
  });

  it('looks into loops, conditions, targets, answers and choices', () => {
    const linted = lint(
      'input: "{{ premise }}{% for w in wrds %}{{ w }}{% endfor %}{% if labl %}a{% endif %}"\ntarget: "{{ anser }}"',
      'answer: "{{ bel }}"\nchoices: "{{ lst }}"\nscoring: generate',
    );
    const fields = marks(linted).filter((mark) => mark.startsWith('unknown-field'));
    assert.deepEqual(fields, [
      'unknown-field|bel',
      'unknown-field|lst',
      'unknown-field|wrds',
      'unknown-field|labl',
      'unknown-field|anser',
    ]);
  });

  it('knows what a template sets, also its input for its target', () => {
    assert.deepEqual(marks(lint('input: "{% set best = premise %}{{ best }}"\ntarget: "{{ best }}"')), []);
  });

  it('knows options_ and choices only where there are choices', () => {
    const [problem] = lint('input: "{{ premise }} {{ options_ }}"\ntarget: x').problems;
    assert.equal(problem?.message, '"options_" needs "choices", in the task or in this template.');
    assert.deepEqual(marks(lint('input: "{{ premise }} {{ options_ }}"\ntarget: a', 'choices: [a, b]')), []);
  });

  it('looks into derived columns and the condition', () => {
    const text = fileOf('', 'name: one\ninput: "{{ premise }} {{ long }}"\ntarget: x').replace(
      '{source: {jsonl: d.jsonl}}',
      '{source: {jsonl: d.jsonl}, derive: {long: "{{ premis }}"}, keep_if: "{{ lable > 0 }}"}',
    );
    const found = marks(lintFile(text, rows)).filter((mark) => mark.startsWith('unknown'));
    assert.deepEqual(found, ['unknown-field|premis', 'unknown-field|lable']);
  });

  it('takes pinned, renamed and derived columns for known without rows', () => {
    const text = fileOf('', 'name: one\ninput: "{{ premise }} {{ long }} {{ sentence }}"\ntarget: x').replace(
      '{source: {jsonl: d.jsonl}}',
      '{source: {jsonl: d.jsonl}, columns: {sentence: string}, rename: {sentence: premise}, derive: {long: x}}',
    );
    assert.deepEqual(marks(lintFile(text)), ['unknown-field|sentence']);
  });

  it('looks into columns that are dicts in every row', () => {
    const linted = lint(
      'input: \'{{ premise }} {{ meta.plase }} {{ meta.place.name }} {{ meta["place"] }} {{ meta.items() }}\'\ntarget: x',
    );
    assert.deepEqual(marks(linted), ['unknown-field|meta.plase']);
    assert.equal(linted.problems[0]?.message, '"meta" has no "plase" in 1 sample rows. Did you mean "place"?');
  });

  it('leaves guarded names alone', () => {
    const input = "{{ premise }} {{ note | default('') }} {% if title is defined %}{{ title }}{% endif %}";
    assert.deepEqual(marks(lint(`input: "${input}"\ntarget: x`)), []);
  });

  it('says nothing where the columns are not known', () => {
    assert.deepEqual(marks(lintFile(fileOf('', 'name: one\ninput: "{{ anything }}"\ntarget: x'))), []);
  });
});
