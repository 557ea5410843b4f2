import assert from 'node:assert/strict';
import { bodyParts, loadTask, type TaskTemplate } from '../../src/task';

const head = 'flan: task/1\ntask: t\ncluster: nli\ndata: {source: {jsonl: d.jsonl}}\ntemplates:\n';

/** A file of one template, its keys as given. */
function fileOf(keys: string): string {
  return `${head}  - name: one\n    ${keys.replaceAll('\n', '\n    ')}\n`;
}

function template(keys: string): TaskTemplate {
  const found = loadTask(fileOf(keys), '/t.task.flan.yaml').task?.templates[0];
  assert.ok(found);
  return found;
}

describe('bodyParts', () => {
  /** What stands in the file for prompt and target. */
  const places = (keys: string): string[] => {
    const text = fileOf(keys);
    const { input, target } = bodyParts(template(keys));
    return [input, target].map(({ place }) => text.slice(place.start, place.end));
  };

  it('divides a joined text at its first separator', () => {
    assert.deepEqual(places('jinja: "Say {{ a }}. ||| {{ b }} ||| c"'), ['Say {{ a }}.', '{{ b }}']);
    assert.deepEqual(places('jinja: |\n  Say\n  {{ a }}.\n  |||\n  {{ b }}'), ['Say\n      {{ a }}.', '{{ b }}']);
  });

  it('takes the whole text where control flow spans the separator', () => {
    const spanning = '"{% if a %}{{ a }} ||| {{ b }}{% endif %}"';
    assert.deepEqual(places(`jinja: ${spanning}`), [spanning, spanning]);
  });

  it('tells which part is the same for every row', () => {
    const plain = (keys: string): boolean[] => {
      const { input, target } = bodyParts(template(keys));
      return [input.isPlain, target.isPlain];
    };
    assert.deepEqual(plain('jinja: "Write. ||| {{ a }}"'), [true, false]);
    assert.deepEqual(plain('jinja: "{{ a }} ||| yes"'), [false, true]);
    assert.deepEqual(plain('input: Write.\ntarget: "{{ a }}"'), [true, false]);
  });
});
