import assert from 'node:assert/strict';
import type { Row } from '../../src/data';
import { loadSnapshot, pinRenders, printSnapshot, type SampleRows, type Snapshot } from '../../src/snapshot';
import { loadTask, type Task } from '../../src/task';
import { PyDict } from '../../src/value';

export const path = '/ws/weather.snap.yaml';

/** A task with these templates: name to its `input`, as YAML. */
export function taskWith(templates: Readonly<Record<string, string>>): Task {
  const items = Object.entries(templates).map(
    ([name, input]) => `  - name: ${name}\n    input: ${input}\n    target: '{{ answer }}'\n`,
  );
  const text = `flan: task/1\ntask: weather\ncluster: nli\ndata: {source: {jsonl: rows.jsonl}}\ntemplates:\n${items.join('')}`;
  const { task } = loadTask(text, '/ws/weather.task.flan.yaml');
  assert.ok(task);
  return task;
}

/** Rows of a report and an answer each. */
export function rowsOf(...rows: readonly (readonly [report: string, answer: string])[]): SampleRows {
  return { split: 'train', rows: rows.map(([report, answer]) => rowOf(report, answer)) };
}

export function rowOf(report: string, answer: string): Row {
  return PyDict.of([
    ['report', report],
    ['answer', answer],
  ]);
}

export const sample = rowsOf(
  ['It rains.', 'wet'],
  ['The sun shines.', 'dry'],
  ['Fog lies low.', 'wet'],
  ['Hail.', 'ice'],
);

/** The text of the snapshot that pinning a task anew gives. */
export function pinned(task: Task, rows: SampleRows = sample): string {
  return printSnapshot(pinRenders(task, rows, undefined).content);
}

/** A snapshot file without a problem. */
export function read(text: string): Snapshot {
  const { snapshot, problems } = loadSnapshot(text, path);
  assert.deepEqual(problems, []);
  assert.ok(snapshot);
  return snapshot;
}
