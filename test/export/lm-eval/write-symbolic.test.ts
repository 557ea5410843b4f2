import assert from 'node:assert/strict';
import { formats, keysOf, taskOf, write, type Written } from './input';

const rows = [
  '{"q": "Rain?", "label": 0, "where": ["Oslo", "Rome"]}',
  '{"q": "Snow?", "label": 1, "where": ["Oslo", "Rome"]}',
];

async function symbolic(body: string, data: readonly string[] = rows): Promise<Written> {
  return write(formats.symbolic, [{ task: taskOf(body), rows: data }]);
}

/** One template over yes and no. */
function ranked(input: string, target = '{{ answer }}', choices = '["yes", "no"]'): string {
  return `choices: ${choices}\nanswer: "{{ choices[label] }}"\ntemplates:\n  - name: t\n    input: ${JSON.stringify(input)}\n    target: ${JSON.stringify(target)}\n`;
}

describe('exporting Jinja for lm-evaluation-harness', () => {
  it('spells the options out and takes a label for what it is', async () => {
    const written = await symbolic(ranked('{{ q }}\n\n{{ options_ }}'));
    const keys = await keysOf(written, 'flan_weather_t.yaml');
    assert.equal(keys.get('doc_to_text'), '{{ q }}\n\nOPTIONS:\n- yes\n- no');
    assert.equal(keys.get('doc_to_target'), 'label');
    assert.deepEqual(keys.get('doc_to_choice'), ['yes', 'no']);
    assert.match(written.files.get('flan_weather_t.yaml') ?? '', /doc_to_choice: \["yes", "no"\]/);
    assert.equal(written.files.get('data/rows-1-weather.jsonl'), `${rows.join('\n')}\n`);
    assert.deepEqual(written.notes, []);
  });

  it('sets the built-in names that a template reads', async () => {
    const written = await symbolic(
      ranked('{{ q }} ({{ choices | join("/") }}) {{ answer_choices[1] }}, not {{ answer }}?'),
    );
    const keys = await keysOf(written, 'flan_weather_t.yaml');
    assert.equal(
      keys.get('doc_to_text'),
      '{% set choices = ["yes", "no"] %}{% set answer_choices = choices %}{% set answer = choices[label] %}' +
        '{{ q }} ({{ choices | join("/") }}) {{ answer_choices[1] }}, not {{ answer }}?',
    );
  });

  it('computes the place of a target that is digits, which the harness would take for an index', async () => {
    const written = await symbolic(ranked('{{ q }}', '{{ 2 - label }}', '["1", "2", "3"]'));
    const keys = await keysOf(written, 'flan_weather_t.yaml');
    assert.equal(
      keys.get('doc_to_target'),
      '{% set choices = ["1", "2", "3"] %}{% set target %}{{ 2 - label }}{% endset %}{{ choices.index(target.strip()) }}',
    );
  });

  it('keeps computed choices an expression', async () => {
    const written = await symbolic(ranked('{{ q }}', '{{ answer }}', '"{{ where }}"'));
    assert.equal((await keysOf(written, 'flan_weather_t.yaml')).get('doc_to_choice'), '{{ where }}');
  });

  it('strips by Python what a row leaves around a prompt', async () => {
    const written = await symbolic(ranked('{{ q }} {{ tail }}'), ['{"q": "Rain?", "label": 0, "tail": "  "}']);
    const keys = await keysOf(written, 'flan_weather_t.yaml');
    assert.equal(keys.get('doc_to_text'), '{% set prompt %}{{ q }} {{ tail }}{% endset %}{{ prompt.strip() }}');
  });

  it('shares one file of rows among templates that ask the same rows', async () => {
    const written = await symbolic(
      `${ranked('{{ q }}')}  - name: u\n    input: "{% if label %}{{ q }}{% endif %}"\n    target: "{{ answer }}"\n  - name: v\n    input: "Say: {{ q }}"\n    target: "{{ answer }}"\n`,
    );
    assert.deepEqual(
      [...written.files.keys()].filter((path) => path.startsWith('data/')),
      ['data/rows-1-weather.jsonl', 'data/rows-2-weather.jsonl'],
    );
    const [t, v] = await Promise.all(['t', 'v'].map((name) => keysOf(written, `flan_weather_${name}.yaml`)));
    assert.deepEqual(t?.get('dataset_kwargs'), v?.get('dataset_kwargs'));
  });

  it('renders what the harness cannot, and says why', async () => {
    const cases: readonly (readonly [body: string, why: RegExp, data?: readonly string[]])[] = [
      [ranked('{{ q }} {{ ["a", "b"] | choice }}'), /draws at random/],
      [ranked('{{ q }} {{ [1, 1, 2] | most_frequent }}'), /does not have/],
      [ranked('{{ q }} {{ missing }}'), /same prompt/],
      [ranked('{% set x = "yes" %}{{ q }}', '{{ x }}'), /same prompt/, [rows[0]!]],
      ['choices: ["yes", "no"]\ntemplates:\n  - {name: t, jinja: "{{ q }} ||| yes"}\n', /one text/],
      [ranked('{{ q }}'), /"datasets"/, ['{"q": "2021-03-04", "label": 0}']],
      [ranked('{{ q }}'), /"datasets"/, ['{"q": "a", "label": 0}', '{"q": "a", "label": 0, "more": 1}']],
      ['scoring: generate\ntemplates:\n  - {name: t, input: "{{ q }}", target: "[{{ label }}]"}\n', /same prompt/],
    ];
    for (const [body, why, data] of cases) {
      const written = await symbolic(body, data);
      assert.match(written.notes[0]?.why ?? '', why, body);
      assert.equal((await keysOf(written, `flan_weather_t.yaml`)).get('doc_to_text'), 'prompt', body);
    }
  });
});
