import assert from 'node:assert/strict';
import {
  isBlank,
  loadTask,
  renderExample,
  type ExampleOptions,
  type RenderedExample,
  type RenderFailure,
} from '../../src/task';
import type { Row } from '../../src/data';
import type { Result } from '../../src/text';
import { parseJson, PyDict, toJson } from '../../src/value';

function rowOf(json: string): Row {
  const parsed = parseJson(json);
  assert.ok(parsed.ok && parsed.value instanceof PyDict);
  return parsed.value;
}

/** A task of one template; `head` stands in front of it, `template` holds its keys. */
function render(
  head: string,
  template: string,
  row: string,
  options?: ExampleOptions,
): Result<RenderedExample, RenderFailure> {
  const text = fileOf(head, template);
  const { task, problems } = loadTask(text, '/t.task.flan.yaml');
  assert.deepEqual(problems, []);
  return renderExample(task!, task!.templates[0]!, rowOf(row), options);
}

function fileOf(head: string, template: string): string {
  const body = template.replaceAll('\n', '\n    ');
  return `flan: task/1\ntask: t\ncluster: nli\ndata: {source: {jsonl: d.jsonl}}\n${head}\ntemplates:\n  - name: one\n    ${body}\n`;
}

function rendered(...args: Parameters<typeof render>): RenderedExample {
  const result = render(...args);
  assert.ok(result.ok, result.ok ? '' : result.error.message);
  return result.value;
}

const yesNo = 'choices: ["yes", "no"]\nanswer: "{{ choices[label] }}"';

describe('renderExample', () => {
  it('renders choices, options, answer and gold', () => {
    const example = rendered(
      yesNo,
      'input: |-\n  {{ text }}?\n\n  {{ options_ }}\ntarget: "{{ answer }}"',
      '{"text": "Rain", "label": 1}',
    );
    assert.deepEqual(example, {
      input: 'Rain?\n\nOPTIONS:\n- yes\n- no',
      target: 'no',
      choices: ['yes', 'no'],
      gold: 1,
      options: 'OPTIONS:\n- yes\n- no',
    });
  });

  it('leaves the options out on demand', () => {
    const example = rendered(
      yesNo,
      'input: |-\n  {{ text }}?\n\n  {{ options_ }}\ntarget: "{{ answer }}"',
      '{"text": "Rain", "label": 0}',
      {
        withOptions: false,
      },
    );
    assert.deepEqual([example.input, example.options, example.gold], ['Rain?', '', 0]);
  });

  it('strips input and target on both sides', () => {
    const example = rendered('', 'input: "  {{ a }} \\n"\ntarget: "\\n {{ a }}\\n"', '{"a": "x"}');
    assert.deepEqual([example.input, example.target], ['x', 'x']);
  });

  it('renders input and target in one scope', () => {
    const example = rendered(
      '',
      `input: "{% set best = a | upper %}Say {{ best }}."\ntarget: "{{ best }}!"`,
      '{"a": "x"}',
    );
    assert.deepEqual([example.input, example.target], ['Say X.', 'X!']);
  });

  it('computes choices from a row, keeping what is in them', () => {
    const template = 'input: "{{ q }}"\ntarget: "{{ choices[gold] }}"';
    const row = '{"q": "Which?", "options": ["a | b", " it\'s <b> ", 1.0], "gold": 2}';
    const example = rendered('choices: "{{ options }}"', template, row);
    assert.deepEqual(example.choices, ['a | b', "it's <b>", '1.0']);
    assert.equal(example.gold, 2);
  });

  it('computes choices from lazy filters and from text with bars', () => {
    const template = 'input: "{{ q }}"\ntarget: "{{ choices[0] }}"';
    const lazy = rendered(`choices: "{{ options | map('upper') }}"`, template, '{"q": "?", "options": ["a", "b"]}');
    assert.deepEqual(lazy.choices, ['A', 'B']);
    const bars = rendered('choices: "{{ a }} ||| {{ b }}"', template, '{"q": "?", "a": "x", "b": "y"}');
    assert.deepEqual(bars.choices, ['x', 'y']);
  });

  it('lets choices and answer hide columns of these names, except where they are defined', () => {
    const head = 'choices: "{{ choices.text }}"\nanswer: "{{ choices[answer] }}"';
    const row = '{"choices": {"text": ["a", "b"]}, "answer": 1}';
    const example = rendered(head, 'input: "{{ choices | join(\'/\') }}"\ntarget: "{{ answer }}"', row);
    assert.deepEqual([example.input, example.target, example.gold], ['a/b', 'b', 1]);
  });

  it('divides a joined text after rendering, and strips both parts', () => {
    const spanning =
      'jinja: |\n  {% if a %}\n  {% set up = a | upper %}\n  Say {{ a }}.\n  |||\n  {{ up }}\n  {% endif %}';
    const example = rendered('', spanning, '{"a": "x"}');
    assert.deepEqual([example.input, example.target], ['Say x.', 'X']);
    assert.equal(isBlank(rendered('', spanning, '{"a": ""}')), true);
  });

  it('drops what follows a second separator, and takes a missing one for a blank target', () => {
    const second = rendered('', 'jinja: "a ||| b ||| c"', '{}');
    assert.deepEqual([second.input, second.target], ['a', 'b']);
    const none = rendered('', 'jinja: "a{% if c %} ||| b{% endif %}"', '{"c": 0}');
    assert.deepEqual([none.input, none.target, isBlank(none)], ['a', '', true]);
  });

  it('lets no separator of the row divide a joined text', () => {
    const example = rendered('answer: "{{ b }}"', 'jinja: "{{ a }} ||| {{ answer }}"', '{"a": "x ||| y", "b": "|||"}');
    assert.deepEqual([example.input, example.target], ['x ||| y', '|||']);
    // As in PromptSource, what stands deeper in the row is not protected.
    const deep = rendered('', 'jinja: "{{ a[0] }} ||| z"', '{"a": ["x ||| y"]}');
    assert.deepEqual([deep.input, deep.target], ['x', 'y']);
  });

  it('points failures of a joined text at the file', () => {
    const text = fileOf('', 'jinja: "say ||| {{ 1 // n }}"');
    const { task } = loadTask(text, '/t');
    const result = renderExample(task!, task!.templates[0]!, rowOf('{"n": 0}'));
    assert.ok(!result.ok);
    assert.equal(result.error.field, 'jinja');
    assert.ok('{{ 1 // n }}'.includes(text.slice(result.error.span.start, result.error.span.end)));
  });

  it('keeps one newline at the end of a prompt on demand', () => {
    const input = 'input: "{{ a }} \\n\\n"\ntarget: "x\\n"';
    const example = rendered('', `${input}\nkeep_trailing_newline: true`, '{"a": "q"}');
    assert.deepEqual([example.input, example.target], ['q\n', 'x']);
    assert.equal(rendered('', input, '{"a": "q"}').input, 'q');
  });

  it('gives no gold where the target is none of the choices', () => {
    const example = rendered(yesNo, 'input: "{{ a }}"\ntarget: "Yes"', '{"a": "x", "label": 0}');
    assert.equal('gold' in example, false);
  });

  it('calls an empty prompt or target blank', () => {
    const template = 'input: "{% if a %}{{ a }}{% endif %}"\ntarget: x';
    assert.equal(isBlank(rendered('', template, '{"a": ""}')), true);
    assert.equal(isBlank(rendered('', template, '{"a": "y"}')), false);
    assert.equal(isBlank(rendered('', 'input: x\ntarget: "{{ a }}"', '{"a": ""}')), true);
  });

  it('repeats random choices for a seed, and varies them over seeds', () => {
    const template = `input: "{{ ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] | choice }}"\ntarget: x`;
    const inputs = Array.from({ length: 20 }, (_, seed) => rendered('', template, '{}', { seed }).input);
    assert.deepEqual(
      inputs,
      Array.from({ length: 20 }, (_, seed) => rendered('', template, '{}', { seed }).input),
    );
    assert.ok(new Set(inputs).size > 2);
  });

  it('leaves the row as it was, whatever a template does to it', () => {
    const text = fileOf(
      '',
      'input: "{% set _ = a.append(9) %}{% set _ = d.update({\'k\': 2}) %}{{ a }}{{ d }}"\ntarget: x',
    );
    const { task } = loadTask(text, '/t');
    const row = rowOf('{"a": [1], "d": {"k": 1}}');
    const once = renderExample(task!, task!.templates[0]!, row);
    const twice = renderExample(task!, task!.templates[0]!, row);
    assert.deepEqual(once, twice);
    assert.equal(toJson(row), '{"a": [1], "d": {"k": 1}}');
  });

  it('points failures at the file', () => {
    const text = fileOf('', 'input: "say\\t{{ 1 // n }}"\ntarget: x');
    const { task } = loadTask(text, '/t');
    const result = renderExample(task!, task!.templates[0]!, rowOf('{"n": 0}'));
    assert.ok(!result.ok);
    assert.equal(result.error.field, 'input');
    const marked = text.slice(result.error.span.start, result.error.span.end);
    assert.ok(marked.length > 0 && '{{ 1 // n }}'.includes(marked), marked);
  });

  it('divides printed choices as PromptSource does', () => {
    const choices = (expression: string, row: string): readonly string[] | undefined =>
      rendered(`choices: ${JSON.stringify(expression)}`, 'input: q\ntarget: x', row).choices;
    assert.deepEqual(choices('yes ||| no', '{}'), ['yes', 'no']);
    assert.deepEqual(choices('{{ a }} ||| ||| {{ b }}', '{"a": "x", "b": ""}'), ['x', '', '']);
    assert.deepEqual(choices('{% set up = a | upper %}{{ up }} ||| {{ a }}', '{"a": "x"}'), ['X', 'x']);
    const loop = '{% for o in a %}{{ o }}{% if not loop.last %} ||| {% endif %}{% endfor %}';
    assert.deepEqual(choices(loop, '{"a": ["x", "y"]}'), ['x', 'y']);
    assert.deepEqual(choices('{{ a | join("|||") }}', '{"a": ["x", "y"]}'), ['x', 'y']);
    assert.deepEqual(choices('{{ a }} ||| {{ b }}', '{"a": "1 ||| 2", "b": "y"}'), ['1 ||| 2', 'y']);
    assert.deepEqual(choices('{{ a }}', '{"a": "1 ||| 2"}'), ['1 ||| 2']);
    assert.deepEqual(choices('{{ a.split("|||") }}', '{"a": "1 ||| 2"}'), ['1', '2']);
  });

  it('explains choices that are no list, or an empty one', () => {
    const template = 'input: "{{ a }}"\ntarget: x';
    const noList = render('choices: "{{ a }}"', template, '{"a": 5}');
    assert.ok(!noList.ok);
    assert.deepEqual([noList.error.code, noList.error.field], ['choices-not-a-list', 'choices']);
    const empty = render('choices: "{{ a }}"', template, '{"a": []}');
    assert.ok(!empty.ok && empty.error.code === 'choices-empty');
    const blank = render('choices: "{% if a %}x{% endif %}"', template, '{"a": 0}');
    assert.ok(!blank.ok && blank.error.code === 'choices-empty');
  });
});
