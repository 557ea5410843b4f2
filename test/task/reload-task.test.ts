import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml';
import { loadTask, templateIdentity, type JinjaField, type LoadedTask, type TaskTemplate } from '../../src/task';
import { reloadTask } from '../../src/task/reload-task';
import type { ScalarMap } from '../../src/text';

const path = '/ws/a.task.flan.yaml';

const head = `# Weather.
flan: task/1
task: weather
title: >-
  Rain
  or not
cluster: nli
data:
  source: {jsonl: rows.jsonl}
  derive: {long: "{{ report | length }}"}
choices: ["yes", "no"]
answer: "{{ choices[label] }}"
templates:
`;

const items = [
  `  - name: plain
    input: Is it {{ report | trim }}?
    target: "{{ answer }}"
`,
  `  # a comment between
  - name: literal
    input: |-
      Report: {{ report }}
      {% if place %}It is in {{ place.name }}.{% endif %}

      {{ options_ }}
    target: '{{ answer }} it''s'
    meta: {choices_in_prompt: true, note: [1, "two", ~]}

`,
  `  - name: folded
    kind: inverted
    input: >
      Write a
      report of

      {{ place.name }}.
    target: "{{ report\\n }} \\u00e9"
    choices: "{{ options }}"
    answer: '{{ options[0] }}'
`,
  `  - name: joined
    jinja: |+
      A {{ report }} ||| {{ answer }}

    keep_trailing_newline: true
    x-own: {a: 1}
`,
  `  - name: broken
    inptu: "{{ report | trimm }"
    target: 1.0
    scoring: rang
    metrics: [accuracy, 'f1']
    choices: [yes, 'no']
`,
  `  - {name: flow, input: "{{ report }", target: "{{ answer }}"}
`,
];

const endings = ['', '\n', '# the end\n', '\n\n  # end\n'];

/** What authors type, and what can break the file around it. */
const pieces = [
  ...[
    'a',
    ' ',
    '\n',
    '"',
    "'",
    '{',
    '}',
    '{{ x }}',
    '%',
    '#',
    ' #',
    ':',
    ': ',
    '-',
    '- ',
    '|',
    '>',
    '&a ',
    '*a',
    '!t ',
  ],
  ...[
    '\n  - name: new\n',
    '\n    target: b',
    '\n---\n',
    '\n...\n',
    '\t',
    '\r\n',
    '[',
    ']',
    ',',
    '~',
    '\n  ',
    '\nx-key: 1\n',
    '|||',
    '\\',
  ],
];

const edits = fc.array(
  fc.record({
    // In thousandths of the file, every other time near its beginning, where the head is.
    at: fc.oneof(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 250 })),
    removed: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.constant(1) }, fc.nat(40)),
    added: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('a', 'b', ' ', 'x') }, fc.constantFrom('', ...pieces)),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('reloadTask', () => {
  it('gives what reading the whole file gives, after any edit', function () {
    this.timeout(60_000);
    let taken = 0;
    let tried = 0;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...items), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...endings),
        fc.constantFrom('\n', '\r\n'),
        edits,
        (templates, ending, lineEnd, changes) => {
          let text = (head + templates.join('') + ending).replaceAll('\n', lineEnd);
          let loaded: LoadedTask = loadTask(text, path);
          for (const { at, removed, added } of changes) {
            const from = Math.floor((at * text.length) / 1000);
            text = text.slice(0, from) + added + text.slice(from + removed);
            const whole = loadTask(text, path);
            const reloaded = reloadTask(loaded, text);
            tried++;
            if (reloaded) {
              taken++;
              assert.deepEqual(contentOf(reloaded), contentOf(whole));
            }
            loaded = loadTask(text, path, loaded);
            assert.deepEqual(contentOf(loaded), contentOf(whole));
          }
        },
      ),
      { numRuns: 200 },
    );
    assert.ok(taken > tried / 10, `only ${taken} of ${tried} edits were read by themselves`);
  });

  it('reads the changed template alone and keeps the Jinja of the others', () => {
    const text = head + items.slice(0, 3).join('');
    const before = loadTask(text, path);
    const at = text.indexOf('Report:');
    const after = reloadTask(before, `${text.slice(0, at)}Old ${text.slice(at)}`);
    assert.ok(before.task && after?.task);
    assert.equal(after.task.templates[0], before.task.templates[0]);
    assert.notEqual(inputOf(after.task.templates[1]), inputOf(before.task.templates[1]));
    assert.equal(inputOf(after.task.templates[2]).template, inputOf(before.task.templates[2]).template);
    assert.equal(inputOf(after.task.templates[2]).span.start, inputOf(before.task.templates[2]).span.start + 4);
  });

  it('reads the head alone where the templates stand under it as before', () => {
    const text = head + items.slice(0, 3).join('');
    const before = loadTask(text, path);
    const after = reloadTask(before, text.replace('cluster: nli', 'clustr: nli\nlanguage: en'));
    assert.ok(before.task && after?.task);
    assert.deepEqual(
      after.problems.map(({ code }) => code),
      ['missing-key', 'unknown-key'],
    );
    for (const [i, template] of after.task.templates.entries()) {
      const old: TaskTemplate = before.task.templates[i]!;
      assert.equal(templateIdentity(template), templateIdentity(old));
      assert.equal(inputOf(template).span.start, inputOf(old).span.start + 12);
      // What a template takes from the head stands where the head has it now.
      if (old.answer === before.task.answer) assert.equal(template.answer, after.task.answer);
    }
    assert.equal(after.task.data, before.task.data);
  });

  it('reads the template alone whose YAML is half typed, and finds it whole again', () => {
    const text = head + items.slice(0, 3).join('');
    const place = text.indexOf('    meta:');
    const half = `${text.slice(0, place)}    tar\n${text.slice(place)}`;
    const broken = reloadTask(loadTask(text, path), half);
    assert.ok(broken);
    assert.ok(broken.problems.some(({ code }) => code === 'yaml-syntax'));
    assert.deepEqual(contentOf(broken), contentOf(loadTask(half, path)));
    assert.equal(broken.document.errors.length, loadTask(half, path).document.errors.length);
    // In another template, while that one is broken.
    const elsewhere = half.replace('Write a', 'Write me a');
    const next = reloadTask(broken, elsewhere);
    assert.ok(next);
    assert.deepEqual(contentOf(next), contentOf(loadTask(elsewhere, path)));
    assert.equal(reloadTask(next, elsewhere.replace('name: folded', 'name: "folded')), undefined);
    const mended = reloadTask(broken, text);
    assert.ok(mended);
    assert.deepEqual(contentOf(mended), contentOf(loadTask(text, path)));
    assert.deepEqual(mended.document.errors, []);
  });

  it('leaves a file to be read whole where an edit reaches beyond one template', () => {
    const text = head + items.slice(0, 3).join('');
    const before = loadTask(text, path);
    const edited = (from: string, to: string): LoadedTask | undefined => reloadTask(before, text.replace(from, to));
    assert.equal(edited('["yes", "no"]', '["yes", "never"]'), undefined);
    assert.equal(edited('cluster: nli', 'cluster: "nli'), undefined);
    assert.equal(edited('cluster: nli', '...\ncluster: nli'), undefined);
    assert.equal(edited('  - name: literal', ' - name: literal'), undefined);
    assert.equal(edited('Is it', '&a Is it'), undefined);
    assert.equal(edited('  - name: literal\n', ''), undefined);
  });
});

function inputOf(template: TaskTemplate | undefined): JinjaField {
  assert.ok(template?.body.kind === 'pair');
  return template.body.input;
}

/** Everything that a loaded task says, with every place in plain numbers. */
function contentOf({ document, ...rest }: LoadedTask): unknown {
  const { task, text, problems } = rest;
  return {
    text,
    problems,
    task: task && {
      ...task,
      choices: choicesOf(task),
      answer: fieldOf(task.answer),
      dataFields: task.dataFields.map(({ field, ...others }) => ({ ...others, field: fieldOf(field) })),
      templates: task.templates.map(templateOf),
    },
    tree: treeOf(document.contents),
    range: document.range,
  };
}

function templateOf(template: TaskTemplate): unknown {
  const { body } = template;
  return {
    ...template,
    choices: choicesOf(template),
    answer: fieldOf(template.answer),
    body: body.kind === 'joined' ? fieldOf(body.jinja) : [fieldOf(body.input), fieldOf(body.target)],
  };
}

function choicesOf({ choices }: Pick<TaskTemplate, 'choices'>): unknown {
  return choices?.kind === 'expression' ? { ...choices, field: fieldOf(choices.field) } : choices;
}

function fieldOf(field: JinjaField | undefined): unknown {
  return field && { ...field, map: placesOf(field.map) };
}

function placesOf(map: ScalarMap): unknown {
  const offsets = Array.from({ length: map.text.length + 1 }, (_, offset) => offset);
  return {
    text: map.text,
    span: map.span,
    exact: map.exact,
    places: offsets.map((start) => [map.spanToFile({ start, end: start + 1 }), map.fromFile(map.toFile(start))]),
  };
}

function treeOf(node: unknown): unknown {
  if (isPair(node)) return [treeOf(node.key), treeOf(node.value)];
  if (isMap(node) || isSeq(node)) return { range: node.range, items: node.items.map(treeOf) };
  if (isScalar(node)) return { range: node.range, value: node.value, type: node.type, source: node.source };
  return isAlias(node) ? { range: node.range, alias: node.source } : node;
}
