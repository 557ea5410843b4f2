import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { printTask, type TaskDraft } from '../../src/import';
import { loadTask } from '../../src/task';
import { PyDict, PyFloat } from '../../src/value';

const draft: TaskDraft = {
  name: 'harbour_signs',
  note: 'Made for a test.',
  cluster: 'misc',
  data: { source: { kind: 'jsonl', path: 'signs.{split}.jsonl' } },
  choices: ['Yes', 'No', '1', 'null'],
  answer: '{{ choices[label] }}',
  templates: [
    {
      name: 'lines',
      body: { kind: 'pair', input: 'Sign: {{ sign }}\n\nMay "{{ ship }}" enter?', target: '{{ answer }}' },
    },
    { name: 'on', kind: 'inverted', body: { kind: 'pair', input: 'Trailing  \nblank', target: '{{ sign }}' } },
  ],
  extras: new Map([
    [
      'x-note',
      PyDict.of([
        ['share', new PyFloat(1)],
        ['tags', ['off', 'a: b']],
      ]),
    ],
  ]),
};

describe('printTask', () => {
  const text = printTask(draft);

  it('prints templates as blocks, choices quoted, and leaves a blank line between templates', () => {
    assert.equal(
      text,
      [
        '# Made for a test.',
        '',
        'flan: task/1',
        'task: harbour_signs',
        'cluster: misc',
        'data:',
        '  source: {jsonl: "signs.{split}.jsonl"}',
        'choices: ["Yes", "No", "1", "null"]',
        'answer: "{{ choices[label] }}"',
        'x-note:',
        '  share: 1.0',
        '  tags: ["off", "a: b"]',
        'templates:',
        '  - name: lines',
        '    input: |-',
        '      Sign: {{ sign }}',
        '',
        '      May "{{ ship }}" enter?',
        '    target: "{{ answer }}"',
        '',
        '  - name: "on"',
        '    kind: inverted',
        '    input: "Trailing \\ \\nblank"',
        '    target: "{{ sign }}"',
        '',
      ].join('\n'),
    );
  });

  it('prints what loadTask reads without a problem', () => {
    const { task, problems } = loadTask(text, '/signs.task.flan.yaml');
    assert.deepEqual(problems, []);
    assert.equal(task?.templates[1]?.kind, 'inverted');
  });

  it('keeps any text, for readers of YAML 1.1 and 1.2 alike', () => {
    const hard = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(' ', '\n', '\t', '-', ':', '#', '"', "'", '{', 'a', '|', '\u2028', '\u00e9') }),
      fc.constantFrom('yes', 'Off', '0x1f', '1_000', '12:30', '2001-01-01', '~', '', '<<', '=', '.inf', '1e3'),
    );
    fc.assert(
      fc.property(hard, hard, (input, name) => {
        const template = { name, body: { kind: 'pair', input, target: input } as const };
        const printed = printTask({ ...draft, choices: [input], templates: [template] });
        for (const version of ['1.1', '1.2'] as const) {
          const read = parse(printed, { version }) as { choices: unknown; templates: unknown };
          assert.deepEqual(read.templates, [{ name, input, target: input }]);
          assert.deepEqual(read.choices, [input]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
