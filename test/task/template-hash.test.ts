import assert from 'node:assert/strict';
import { loadTask, templateHash } from '../../src/task';

const base = 'name: one\n    input: a {{ b }}\n    target: c';

/** The hash of a task's one template. */
function hashOf(template: string, head = ''): string {
  const text = `flan: task/1\ntask: t\ncluster: nli\ndata: {source: {jsonl: d.jsonl}}\n${head}templates:\n  - ${template}\n`;
  const found = loadTask(text, '/t').task?.templates[0];
  assert.ok(found);
  return templateHash(found);
}

describe('templateHash', () => {
  it('is sixteen hexadecimal digits', () => {
    assert.match(hashOf(base), /^[0-9a-f]{16}$/);
  });

  it('does not depend on name, place or quotes', () => {
    assert.equal(hashOf(base.replace('one', 'two')), hashOf(base));
    assert.equal(hashOf(base, 'title: T\n'), hashOf(base));
    assert.equal(hashOf(base.replace('a {{ b }}', "'a {{ b }}'")), hashOf(base));
  });

  it('changes with every part of what is rendered', () => {
    const changed = [
      base.replace('a {{', 'A {{'),
      base.replace('target: c', 'target: d'),
      `${base}\n    kind: inverted`,
      `${base}\n    answer: x`,
      `${base}\n    choices: [c]`,
      `${base}\n    keep_trailing_newline: true`,
      'name: one\n    jinja: a {{ b }} ||| c',
    ];
    assert.equal(new Set([base, ...changed].map((template) => hashOf(template))).size, changed.length + 1);
  });
});
