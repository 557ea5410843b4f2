import assert from 'node:assert/strict';
import { LintMemory, lintTask } from '../../src/lint';
import { loadTask, type Task } from '../../src/task';
import { PyDict } from '../../src/value';

const path = '/ws/a.task.flan.yaml';
const text = `flan: task/1
task: weather
cluster: nli
data:
  source: {jsonl: rows.jsonl}
answer: "{{ roport }}"
templates:
  - name: first
    input: The {{ report }}
    target: "{{ raport }}"
  - name: second
    input: See {{ raport }}
    target: "{{ answer }}"
`;
const rows = [PyDict.of([['report', 'rain']]), PyDict.of([['report', 'sun']])];

describe('LintMemory', () => {
  it('gives what asking anew gives, at the places where things stand now', () => {
    const memory = new LintMemory();
    const before = loadTask(text, path);
    const after = loadTask(text.replace('The', 'The whole'), path, before);
    assert.ok(before.task && after.task);
    const old = lintTask(before.task, { rows }, memory);
    assert.deepEqual(old, lintTask(before.task, { rows }));
    const found = lintTask(after.task, { rows }, memory);
    assert.deepEqual(found, lintTask(after.task, { rows }));
    assert.notDeepEqual(found, old);
  });

  it('asks about a template once while it only moves', () => {
    const memory = new LintMemory();
    const before = loadTask(text, path);
    const after = loadTask(text.replace('The', 'The whole'), path, before);
    assert.ok(before.task && after.task);
    assert.deepEqual(askedFor(memory, before.task, rows), ['first', 'second']);
    assert.deepEqual(askedFor(memory, after.task, rows), ['first']);
    assert.deepEqual(askedFor(memory, after.task, [...rows]), ['first', 'second']);
  });
});

function askedFor(memory: LintMemory, task: Task, sample: readonly PyDict[]): readonly string[] {
  const names: string[] = [];
  memory.startOver(task, {});
  for (const template of task.templates) {
    memory.of(template, sample, () => {
      names.push(template.name);
      return [];
    });
  }
  return names;
}
