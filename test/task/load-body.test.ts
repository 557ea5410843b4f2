import assert from 'node:assert/strict';
import { bodyFields, loadTask, type TaskTemplate } from '../../src/task';

const head = 'flan: task/1\ntask: t\ncluster: nli\ndata: {source: {jsonl: d.jsonl}}\ntemplates:\n';

/** A file of one template, its keys as given. */
function fileOf(keys: string): string {
  return `${head}  - name: one\n    ${keys.replaceAll('\n', '\n    ')}\n`;
}

/** Problems as `code|what is marked|message`. */
function problems(keys: string): string[] {
  const text = fileOf(keys);
  return loadTask(text, '/t.task.flan.yaml').problems.map(
    ({ code, message, span }) => `${code}|${text.slice(span.start, span.end)}|${message}`,
  );
}

function template(keys: string): TaskTemplate {
  const found = loadTask(fileOf(keys), '/t.task.flan.yaml').task?.templates[0];
  assert.ok(found);
  return found;
}

const either = 'A template has either "input" and "target", or "jinja" with "|||" between the two.';

describe('loadBody', () => {
  it('reads two texts, or one', () => {
    assert.deepEqual(problems('input: a\ntarget: b'), []);
    assert.deepEqual(problems('jinja: a ||| b'), []);
    const keys = (text: string): string[] => bodyFields(template(text)).map(({ key, field }) => `${key}=${field.text}`);
    assert.deepEqual(keys('input: a\ntarget: b'), ['input=a', 'target=b']);
    assert.deepEqual(keys('jinja: a ||| b'), ['jinja=a ||| b']);
  });

  it('marks the key that is too many', () => {
    assert.deepEqual(problems('input: a\ntarget: b\njinja: a ||| b'), [`wrong-value|jinja|${either}`]);
    assert.deepEqual(problems('jinja: a ||| b\ntarget: b'), [`wrong-value|target|${either}`]);
  });

  it('says what is missing', () => {
    assert.deepEqual(problems('kind: original'), [`missing-key|name|${either}`]);
    const [missing] = problems('input: a');
    assert.match(missing ?? '', /^missing-key\|name\|The key "target" is missing/);
  });

  it('wants a separator in a joined text', () => {
    assert.deepEqual(problems('jinja: "{{ a }} || {{ b }}"'), [
      'separator-missing|"{{ a }} || {{ b }}"|Nothing divides the prompt from the target. Write "|||" between them, or use "input" and "target".',
    ]);
  });

  it('marks what is wrong inside a joined text at its character', () => {
    assert.match(problems('jinja: |-\n  a ||| {{ b | uper }}')[0] ?? '', /^jinja-[a-z-]+\|uper\|/);
  });

  it('goes on with a joined text that is not written yet', () => {
    assert.equal(template('jinja:').body.kind, 'joined');
  });
});
