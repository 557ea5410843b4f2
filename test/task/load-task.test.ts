import assert from 'node:assert/strict';
import type { Schema } from '../../src/document';
import { bodyFields, describeKey, isSound, loadTask, taskSchema, type Task, type TaskTemplate } from '../../src/task';
import { pyRepr } from '../../src/value';

const path = '/w/tasks/weather_nli.task.flan.yaml';
const small = `flan: task/1
task: weather_nli
cluster: nli
data: {source: {jsonl: "data/{split}.jsonl"}}
choices: ["yes", "no"]
answer: "{{ choices[label] }}"
templates:
  - name: follows
    input: |-
      {{ premise }}

      Does it follow that "{{ hypothesis }}"?

      {{ options_ }}
    target: "{{ answer }}"
  - name: words
    choices: ["True", "False"]
    input: 'Is "{{ hypothesis }}" true?'
    target: "{{ answer }}"
  - name: write
    kind: inverted
    input: Write something that follows from "{{ premise }}".
    target: "{{ hypothesis }}"
`;

/** Problems as `code|what is marked|message`. */
function problems(text: string): string[] {
  return loadTask(text, path).problems.map(
    ({ code, message, span }) => `${code}|${text.slice(span.start, span.end)}|${message}`,
  );
}

function taskOf(text: string): Task {
  const { task } = loadTask(text, path);
  assert.ok(task);
  return task;
}

/** The text of a template's prompt. */
function textOf(template: TaskTemplate | undefined): string {
  return (template && bodyFields(template)[0]?.field.text) ?? '';
}

describe('loadTask', () => {
  it('reads a task with its places', () => {
    const loaded = loadTask(small, path);
    assert.deepEqual(loaded.problems, []);
    assert.ok(isSound(loaded));
    const { task } = loaded;
    assert.deepEqual([task.name, task.cluster, task.language, task.scoring], ['weather_nli', 'nli', 'en', 'rank']);
    assert.equal(small.slice(task.nameSpan.start, task.nameSpan.end), 'weather_nli');
    const [first] = task.templates;
    assert.equal(small.slice(first!.nameSpan.start, first!.nameSpan.end), 'follows');
    assert.ok(small.slice(first!.span.start).startsWith('name: follows'));
    assert.ok(textOf(first).startsWith('{{ premise }}\n\nDoes'));
  });

  it("gives templates the task's choices, answer, scoring and metrics", () => {
    const [first, words, write] = taskOf(small).templates;
    const texts = (index: number): string[] => {
      const choices = [first, words, write][index]?.choices;
      return choices?.kind === 'list' ? choices.items.map(({ text }) => text) : [];
    };
    assert.deepEqual(
      [texts(0), texts(1)],
      [
        ['yes', 'no'],
        ['True', 'False'],
      ],
    );
    assert.equal(first?.answer, words?.answer);
    assert.deepEqual([first?.scoring, words?.scoring, write?.scoring], ['rank', 'rank', 'generate']);
    assert.deepEqual([first?.kind, write?.kind, first?.index, write?.index], ['original', 'inverted', 0, 2]);
    assert.deepEqual(first?.metrics, ['accuracy']);
  });

  it('takes generation for granted where there are no choices', () => {
    const text = small.replace(/choices: \["yes", "no"\]\n/, '');
    assert.equal(taskOf(text).scoring, 'generate');
  });

  it('gives train, dev and test to sources with {split}, and train alone to others', () => {
    assert.deepEqual([...taskOf(small).data.splits.keys()], ['train', 'dev', 'test']);
    assert.deepEqual([...taskOf(small.replace('{split}', 'all')).data.splits.keys()], ['train']);
  });

  it('reads the data block', () => {
    const { data } = taskOf(
      small.replace(
        /data: .*\n/,
        `data:
  source: {csv: d.csv, delimiter: ";", quotes: false}
  splits: {train: "train[:-20]", dev: "train[-20:]"}
  columns: {sentence: string, label: int}
  rename: {sentence: premise}
  derive: {hypothesis: "{{ premise | upper }}"}
  keep_if: "{{ label >= 0 }}"
  caps: {train: 500}
`,
      ),
    );
    assert.deepEqual(data.source, { kind: 'csv', path: 'd.csv', delimiter: ';', quotes: false });
    assert.deepEqual(data.splits.get('dev'), { name: 'train', start: -20 });
    assert.deepEqual(
      [...(data.columns ?? [])],
      [
        ['sentence', 'string'],
        ['label', 'int'],
      ],
    );
    assert.deepEqual([...data.rename], [['sentence', 'premise']]);
    assert.deepEqual(
      data.derive.map(({ name }) => name),
      ['hypothesis'],
    );
    assert.equal(data.keepIf?.source, '{{ label >= 0 }}');
    assert.equal(data.caps.get('train'), 500);
  });

  it('marks what is wrong, at its place', () => {
    assert.deepEqual(problems(small.replace('templates:', 'templtes:')), [
      'missing-key|flan|The key "templates" is missing.',
      'unknown-key|templtes|Unknown key "templtes". Did you mean "templates"?',
    ]);
    assert.deepEqual(problems(small.replace('kind: inverted', 'kind: turned')), [
      'wrong-value|turned|Expected one of original, inverted, cot, other.',
    ]);
    assert.deepEqual(problems(small.replace('["yes", "no"]', '[yes, false]')), [
      'wrong-type|false|Expected text, found the boolean false. Quote it to make it text.',
    ]);
    assert.deepEqual(problems(small.replace('{jsonl: "data/{split}.jsonl"}', '{jsonl: a, csv: b}')), [
      'wrong-value|csv|Expected exactly one of jsonl, json, csv, tsv, parquet and hf.',
    ]);
    assert.deepEqual(problems(small.replace('flan: task/1', 'flan: task/2')), [
      'wrong-value|task/2|Expected "task/1".',
    ]);
    assert.deepEqual(problems(small.replace('    target: "{{ answer }}"\n  - name: words', '  - name: words')), [
      'missing-key|name|The key "target" is missing. Add it, as in "target: "{{ answer }}"".',
    ]);
  });

  it('reports splits that are none', () => {
    const text = small.replace(
      '{source: {jsonl: "data/{split}.jsonl"}}',
      '{source: {jsonl: a}, splits: {train: "train[:10%]"}}',
    );
    assert.match(problems(text)[0]!, /^split-invalid\|"train\[:10%\]"\|/);
  });

  it('reports choices that are neither a list nor Jinja', () => {
    assert.match(
      problems(small.replace('["yes", "no"]', 'yes or no'))[0]!,
      /^choices-not-an-expression\|yes or no\|Expected a list/,
    );
  });

  it('keeps own keys under x-, everywhere it says so', () => {
    const text = `${small}x-notes: {any: [thing]}\n`.replace(
      '    kind: inverted',
      '    x-source: me\n    kind: inverted',
    );
    assert.deepEqual(problems(text), []);
  });

  it('gives what it can of a broken file', () => {
    const half = small.slice(0, small.indexOf('    target: "{{ answer }}"\n  - name: words')) + '    target: "{{ ans';
    const loaded = loadTask(half, path);
    assert.ok(loaded.problems.some(({ severity }) => severity === 'error'));
    assert.equal(loaded.task?.templates[0]?.name, 'follows');
    assert.ok(textOf(loaded.task?.templates[0]).includes('hypothesis'));
    assert.ok(!isSound(loaded));
  });

  it('gives a task of defaults for a file of one key', () => {
    const task = taskOf('flan: task/1\n');
    assert.deepEqual(
      [task.name, task.cluster, task.templates.length, task.data.source],
      ['weather_nli', '', 0, { kind: 'jsonl', path: '' }],
    );
  });

  it('takes CRLF and a byte order mark, places included', () => {
    const text = `\ufeff${small.replaceAll('\n', '\r\n')}`;
    assert.deepEqual(problems(text), []);
    const task = taskOf(text);
    assert.equal(textOf(task.templates[0]), textOf(taskOf(small).templates[0]));
    assert.equal(text.slice(task.nameSpan.start, task.nameSpan.end), 'weather_nli');
    const { map, text: input } = bodyFields(task.templates[0]!)[0]!.field;
    const at = input.indexOf('{{ hypothesis }}');
    const span = map.spanToFile({ start: at, end: at + 16 });
    assert.equal(text.slice(span.start, span.end), '{{ hypothesis }}');
  });

  it('explains empty files', () => {
    assert.deepEqual(
      loadTask('# nothing yet\n', path).problems.map(({ code }) => code),
      ['file-empty'],
    );
    assert.equal(loadTask('', path).task, undefined);
  });

  it('keeps meta as it is written', () => {
    const text = small.replace(
      '    kind: inverted',
      '    kind: inverted\n    meta: {in_prompt: true, score: 1.0, note: own words, none: }',
    );
    const meta = taskOf(text).templates[2]?.meta;
    assert.deepEqual(
      [...(meta ?? [])].map(([key, value]) => `${key}=${pyRepr(value)}`),
      ['in_prompt=True', 'score=1.0', "note='own words'", 'none=None'],
    );
  });
});

describe('loadTask and Jinja', () => {
  const styles: Readonly<Record<string, string>> = {
    plain: 'is {{ a + }} here',
    single: "'it''s {{ a + }} here'",
    double: '"\\ttab \\u00e9 {{ a + }} here"',
    literal: '|-\n      first\n      {{ a + }} here',
    folded: '>-\n      first\n      line {{ a + }} here',
  };
  for (const [style, scalar] of Object.entries(styles)) {
    it(`marks a syntax error inside a ${style} scalar`, () => {
      const text = small.replace(/input: \|-\n(?: {6}.*\n|\n)+/, `input: ${scalar}\n`);
      const found = loadTask(text, path).problems;
      assert.equal(found.length, 1, JSON.stringify(found));
      const place = text.indexOf('{{ a + }}');
      const { span, code } = found[0]!;
      assert.equal(code, 'jinja-syntax');
      assert.ok(
        span.start >= place && span.end <= place + '{{ a + }}'.length,
        `${span.start} is not in the expression`,
      );
    });
  }
});

describe('fixes of Jinja problems', () => {
  it('stand at their place in the file', () => {
    const text = small.replace('\'Is "{{ hypothesis }}" true?\'', "'It''s {{ hypothesis | uper }}'");
    const [problem] = loadTask(text, path).problems;
    const [edit] = problem?.fix?.edits ?? [];
    assert.deepEqual([text.slice(edit!.span.start, edit!.span.end), edit!.newText], ['uper', 'upper']);
  });
});

describe('taskSchema', () => {
  it('describes every field with an example', () => {
    const missing: string[] = [];
    const visit = (schema: Schema, path: string): void => {
      for (const [key, field] of Object.entries(schema.properties ?? {})) {
        const named = field.$ref
          ? { ...taskSchema.definitions?.[field.$ref.replace('#/definitions/', '')], ...field }
          : field;
        if (!named.description) missing.push(`${path}${key}: description`);
        if (!named.examples && named.type !== 'object' && named.type !== 'array')
          missing.push(`${path}${key}: example`);
        visit(field, `${path}${key}.`);
      }
    };
    visit(taskSchema, '');
    for (const [name, schema] of Object.entries(taskSchema.definitions ?? {})) visit(schema, `${name}.`);
    assert.deepEqual(missing, []);
  });

  it('describes keys for a hover', () => {
    assert.match(describeKey(['templates', 0, 'kind'])!, /turned-around/);
    assert.match(describeKey(['templates', 3, 'choices'])!, /^This template's own answer choices/);
    assert.match(describeKey(['data', 'source', 'jsonl'])!, /JSON Lines/);
    assert.match(describeKey(['data', 'splits', 'train'])!, /slice/);
    assert.equal(describeKey(['nothing']), undefined);
  });
});
