import assert from 'node:assert/strict';
import { loadTask } from '../../src/task';
import { pyRepr } from '../../src/value';

const text = `flan: task/1
task: t
cluster: nli
x-source: {year: 2021, share: 0.5, open: true, notes: [a, "1", null]}
data: {source: {jsonl: d.jsonl}, x-note: kept}
templates:
  - name: one
    x-id: "0042"
    input: a
    target: b
`;

describe('extrasOf', () => {
  it("keeps the author's own keys as values, of the file and of each template", () => {
    const { task, problems } = loadTask(text, '/t');
    assert.deepEqual(problems, []);
    assert.deepEqual(
      [...task!.extras].map(([key, value]) => `${key}=${pyRepr(value)}`),
      ["x-source={'year': 2021, 'share': 0.5, 'open': True, 'notes': ['a', '1', None]}"],
    );
    assert.deepEqual([...task!.templates[0]!.extras], [['x-id', '0042']]);
  });

  it('lets no other unknown key pass', () => {
    const { problems } = loadTask(text.replace('x-id', 'id'), '/t');
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['unknown-key'],
    );
  });
});
