import assert from 'node:assert/strict';
import { LintMemory, lintTask, type LintCode, type Severities } from '../../src/lint';
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

  it('keeps what was found when a rule gets another grade, is silenced and heard again', () => {
    const memory = new LintMemory();
    const { task } = loadTask(text, path);
    assert.ok(task);
    const of = (severities: Severities, kept?: LintMemory) => lintTask(task, { rows, severities }, kept);
    for (const grade of ['warning', 'error', 'off', 'hint', 'warning'] as const) {
      const severities: Severities = new Map([['unknown-field', grade]]);
      assert.deepEqual(of(severities, memory), of(severities), grade);
      assert.equal(
        of(severities, memory).some(({ code, severity }) => code === 'unknown-field' && severity === grade),
        grade !== 'off',
      );
    }
    const asked = new Set<LintCode>(['unknown-field', 'constant-prompt']);
    const known = new LintMemory();
    known.startOver(task, { codes: asked });
    known.of(task.templates[0]!, rows, () => []);
    known.startOver(task, { codes: new Set<LintCode>(['constant-prompt']) });
    assert.ok(known.known(task.templates[0]!, rows), 'fewer rules need no asking');
    known.startOver(task, { codes: new Set<LintCode>([...asked, 'missing-space']) });
    assert.equal(known.known(task.templates[0]!, rows), undefined, 'a rule that was not asked yet is');
  });
});

function askedFor(memory: LintMemory, task: Task, sample: readonly PyDict[]): readonly string[] {
  const names: string[] = [];
  memory.startOver(task, { codes: new Set() });
  for (const template of task.templates) {
    memory.of(template, sample, () => {
      names.push(template.name);
      return [];
    });
  }
  return names;
}
