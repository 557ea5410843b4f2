import assert from 'node:assert/strict';
import { joinParts, makeExample } from '../../../src/export/rows/make-example';
import { loadTask, templateHash } from '../../../src/task';
import { PyDict } from '../../../src/value';

const text = `flan: task/1
task: mood
cluster: sentiment
data: {source: {jsonl: "d.jsonl"}}
choices: ["good", "bad"]
answer: "{{ choices[label] }}"
templates:
  - {name: listed, input: "{{ text }}\\n{{ options_ }}  ", target: "{{ answer }} "}
  - {name: bare, kind: other, input: "{{ text }}?", target: "{{ answer }}"}
  - {name: told, meta: {choices_in_prompt: true}, input: "good or bad: {{ text }}", target: "{{ answer }}"}
  - {name: sometimes, input: "{% if label == 0 %}{{ text }}{% endif %}", target: "{{ answer }}"}
  - {name: broken, input: "{{ text.upper(1) }}", target: "{{ answer }}"}
`;
const { task } = loadTask(text, '/mood.task.flan.yaml');

function make(name: string, values: Record<string, string | number> = { text: 'fine', label: 0 }) {
  const template = task!.templates.find((one) => one.name === name)!;
  const row = { row: PyDict.of(Object.entries(values)), index: 5 };
  return makeExample({ task: task!, template, row, split: 'train', seed: 's/1' }, ' ');
}

describe('makeExample', () => {
  it('joins the parts by the one policy and tells where they come from', () => {
    const made = make('listed');
    assert.deepEqual(made, {
      kind: 'example',
      example: {
        prompt: 'fine\nOPTIONS:\n- good\n- bad',
        completion: ' good',
        target: 'good',
        choices: ['good', 'bad'],
        gold: 0,
        provenance: {
          task: 'mood',
          cluster: 'sentiment',
          template: 'listed',
          templateHash: templateHash(task!.templates[0]!),
          kind: 'original',
          style: 'zs_opt',
          row: 5,
          split: 'train',
          seed: 's/1',
        },
      },
    });
  });

  it('knows whether the choices stand in the prompt', () => {
    const styleOf = (name: string): string => {
      const made = make(name);
      return made.kind === 'example' ? made.example.provenance.style : made.kind;
    };
    assert.deepEqual(['listed', 'bare', 'told'].map(styleOf), ['zs_opt', 'zs_noopt', 'zs_opt']);
  });

  it('tells a blank render from a failing one', () => {
    assert.equal(make('sometimes', { text: 'x', label: 1 }).kind, 'blank');
    assert.equal(make('broken').kind, 'failed');
  });

  it('writes U+FFFD for half a surrogate pair, as every encoder would', () => {
    const made = make('bare', { text: 'a\ud83d', label: 1 });
    assert.equal(made.kind === 'example' && made.example.prompt, 'a\ufffd?');
  });
});

describe('joinParts', () => {
  const cases: readonly (readonly [input: string, separator: string, prompt: string, completion: string])[] = [
    ['a', ' ', 'a', ' t'],
    ['a', '', 'a', 't'],
    ['a', '\n\n', 'a', '\n\nt'],
    // A newline kept by `keep_trailing_newline` goes to the completion, as `encodePair` moves it.
    ['a\n', ' ', 'a', '\n t'],
  ];
  for (const [input, separator, prompt, completion] of cases) {
    it(`${JSON.stringify(input)} and ${JSON.stringify(separator)}`, () => {
      assert.deepEqual(joinParts(input, 't', separator), { prompt, completion, target: 't' });
    });
  }
});
