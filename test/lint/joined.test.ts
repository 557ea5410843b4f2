import assert from 'node:assert/strict';
import { lintTask } from '../../src/lint';
import { loadTask } from '../../src/task';
import { fileOf, marks, rowsOf, lintPlaces as lintFile } from './lint';

const rows = rowsOf(
  '{"premise": "a", "hypothesis": "b", "label": 0}',
  '{"premise": "c", "hypothesis": "d", "label": 1}',
);
const ranked = 'choices: ["yes", "no"]';

/** What the rules mark in a file of templates that are one text each. */
function found(head: string, ...bodies: string[]): string[] {
  const templates = bodies.map((jinja, i) => `name: t${i}\njinja: ${jinja}`);
  return marks(lintFile(fileOf(head, ...templates), rows));
}

describe('lintTask over joined templates', () => {
  it('finds nothing in a sound one', () => {
    assert.deepEqual(found(ranked, '"{% if premise %}{{ premise }}  |||  {{ choices[label] }}{% endif %}"'), []);
  });

  it('marks a target that is no choice behind its separator, with and without rows', () => {
    assert.deepEqual(found(ranked, '"{{ premise }} ||| {{ label }}"'), ['target-not-a-choice|{{ label }}']);
    const plain = lintFile(fileOf(ranked, 'name: one\njinja: "{{ premise }} ||| Yes"'));
    assert.deepEqual(marks(plain), ['target-not-a-choice|Yes']);
    assert.match(plain.problems[0]?.message ?? '', /Did you mean "yes"/);
  });

  it('marks the prompt that is the same for every row, unless it is turned around on purpose', () => {
    assert.deepEqual(found('', '"Say it. ||| {{ hypothesis }}"'), ['constant-prompt|Say it.']);
    const inverted = fileOf('', 'name: one\nkind: inverted\njinja: "Say it. ||| {{ hypothesis }}"');
    assert.deepEqual(marks(lintFile(inverted, rows)), []);
  });

  it('marks the part that renders nothing', () => {
    assert.deepEqual(found('', '"{{ premise }} ||| {{ hypothesis if 0 }}"'), ['empty-render|{{ hypothesis if 0 }}']);
    const spanning = '"{% if label == 0 %}{{ premise }} ||| {{ hypothesis }}{% endif %}"';
    assert.deepEqual(found('', spanning), [`empty-render|${spanning}`]);
  });

  it('does not repeat that a target is missing', () => {
    const undivided = loadTask(fileOf('', 'name: one\njinja: "{{ premise }}"'), '/t').task;
    assert.deepEqual(lintTask(undivided!, { rows }), []);
    const half = loadTask(fileOf('', 'name: one\ninput: "{{ premise }}"'), '/t').task;
    assert.deepEqual(lintTask(half!, { rows }), []);
    const written = loadTask(fileOf('', 'name: one\ninput: "{{ premise }}"\ntarget: ""'), '/t').task;
    assert.deepEqual(
      lintTask(written!, { rows }).map(({ code }) => code),
      ['empty-render'],
    );
  });

  it('tells two of one text, and a name that the other half sets', () => {
    const setting = '"{% set best = premise %}{{ premise }} ||| {{ best }}"';
    assert.deepEqual(found('', setting), []);
    assert.deepEqual(found('', setting, setting), [`duplicate-template-text|${setting}`]);
    assert.deepEqual(found('', '"{{ premise }} ||| {{ bst }}"'), ['empty-render|{{ bst }}', 'unknown-field|bst']);
  });
});
