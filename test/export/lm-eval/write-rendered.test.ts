import assert from 'node:assert/strict';
import { PyDict } from '../../../src/value';
import { formats, keysOf, taskOf, write } from './input';

const rows = [
  '{"q": "Rain?", "label": 0}',
  '{"q": "Snow?", "label": 1}',
  '{"q": "Hail?", "label": 7}',
  '{"q": "", "label": 0}',
];

const task = taskOf(`choices: ["yes", "no"]
answer: "{{ choices[label] }}"
templates:
  - name: Will it?
    input: "{% if q %}{{ q }}\\n\\n{{ options_ }}{% endif %}"
    target: "{{ answer }}"
  - name: will-it
    input: "{{ q }} Random: {{ ['a', 'b'] | choice }}"
    target: "{{ 'perhaps' if label == 7 else answer }}"
  - name: write
    kind: inverted
    metrics: [bleu, rouge]
    input: "Ask about {{ label }}."
    target: "{{ q }}"
`);

describe('exporting rendered prompts for lm-evaluation-harness', () => {
  it('writes the rows that the evaluation asks, with choices and the right one', async () => {
    const written = await write(formats.rendered, [{ task, rows }]);
    assert.equal(
      written.files.get('data/flan_weather_will-it.jsonl'),
      '{"prompt": "Rain?\\n\\nOPTIONS:\\n- yes\\n- no", "choices": ["yes", "no"], "gold": 0, "target": "yes", "row": 0, "seed": "weather/Will it?/0"}\n' +
        '{"prompt": "Snow?\\n\\nOPTIONS:\\n- yes\\n- no", "choices": ["yes", "no"], "gold": 1, "target": "no", "row": 1, "seed": "weather/Will it?/1"}\n',
    );
    assert.deepEqual(
      written.notes.map(({ what, why }) => `${what}: ${why}`),
      [
        'template "Will it?": 2 rows are left out: The template is blank on them by design.',
        'template "will-it": 1 rows are left out: The target is none of at least two choices.',
        'template "write": 1 rows are left out: The template is blank on them by design.',
      ],
    );
  });

  it('names columns, says the delimiter, and gives every member a name and data of its own', async () => {
    const written = await write(formats.rendered, [{ task, rows }], '\n');
    const first = await keysOf(written, 'flan_weather_will-it.yaml');
    const second = await keysOf(written, 'flan_weather_will-it_2.yaml');
    assert.deepEqual(
      [
        'task',
        'task_alias',
        'dataset_path',
        'test_split',
        'output_type',
        'doc_to_text',
        'doc_to_target',
        'doc_to_choice',
        'target_delimiter',
      ].map((key) => first.get(key)),
      ['flan_weather_will-it', 'Will it?', 'json', 'test', 'multiple_choice', 'prompt', 'gold', 'choices', '\n'],
    );
    assert.deepEqual(
      second.get('dataset_kwargs'),
      PyDict.of([['data_files', PyDict.of([['test', 'data/flan_weather_will-it_2.jsonl']])]]),
    );
  });

  it('groups what is ranked apart from what is generated, each by a metric that all members report', async () => {
    const written = await write(formats.rendered, [{ task, rows }]);
    for (const [group, metric] of [
      ['flan_weather', 'acc'],
      ['flan_weather_generate', 'exact_match'],
    ] as const) {
      const keys = await keysOf(written, `${group}.yaml`);
      const aggregates = keys.get('aggregate_metric_list') as readonly PyDict[];
      assert.equal(aggregates[0]?.get('metric'), metric);
      assert.equal(aggregates[0].get('weight_by_size'), true);
      for (const member of keys.get('task') as readonly string[]) {
        const metrics = (await keysOf(written, `${member}.yaml`)).get('metric_list') as readonly PyDict[];
        assert.ok(
          metrics.some((one) => one.get('metric') === metric),
          member,
        );
      }
    }
    const generated = await keysOf(written, 'flan_weather_write.yaml');
    const metrics = generated.get('metric_list') as readonly PyDict[];
    assert.deepEqual(
      metrics.map((metric) => metric.get('metric')),
      ['exact_match', 'bleu'],
    );
    assert.equal(generated.get('doc_to_choice'), undefined);
  });

  it('says so of a task that has nothing to ask', async () => {
    const { files, notes } = await write(formats.rendered, [{ task, rows: [] }]);
    assert.deepEqual(
      [...files.keys()].filter((path) => path.endsWith('.yaml')),
      [],
    );
    assert.ok(notes.some(({ what }) => what === 'task weather is left out'));
  });
});
