import assert from 'node:assert/strict';
import { lintFile, marks, rowsOf } from './lint';

/** Legitimate files, in every way in which the rules could be tempted. */
const rows = rowsOf(
  '{"premise": "It rained.", "hypothesis": "The street is wet.", "label": 0, "words": ["rain", "street"], "meta": {"source": "diary"}}',
  '{"premise": "Ann slept.", "hypothesis": "Ann sang.", "label": 1, "words": ["Ann"], "meta": {"source": "letter"}}',
  '{"premise": "Tom left.", "hypothesis": "", "label": 1, "words": [], "meta": {"source": "diary"}}',
);

const file = `flan: task/1
task: t
cluster: nli
data: {source: {jsonl: d.jsonl}}
choices: ["yes", "no"]
answer: "{{ choices[label] }}"
templates:
  - name: follows
    input: |
      {{ premise }}

      Does it follow that "{{ hypothesis }}"?
      {{ options_ }}
    target: "{{ answer }}"
  - name: same-words-other-choices
    choices: ["True", "False"]
    input: |
      {{ premise }}

      Does it follow that "{{ hypothesis }}"?
      {{ options_ }}
    target: "{{ answer }}"
  - name: sets-and-loops
    scoring: generate
    input: >-
      {% set best = premise | upper %}{{ best }} {% for word in words %}{{ loop.index }}. {{ word }} {% endfor %}
      {{ meta.source }} {{ zip(words, words) | list }} {{ range(2) | list }} {{ namespace(a=1).a }}
    target: "{{ best }}"
  - name: braces-of-their-own
    input: 'Read {"a": {"b": "{{ premise }}"}} and \\frac{x}{y}, set {z}: {{ choices | join(" or ") }}?'
    target: "{{ answer_choices[label] }}"
  - name: asks-before-use
    input: "{{ title | default('No title') }}: {{ premise }}{% if note is defined %} {{ premise }}{% endif %}"
    target: "{{ answer }}"
  - name: write-anything
    kind: inverted
    input: Write two sentences.
    target: "{{ premise }}"
  - name: raw-text
    input: "{% raw %}{premise} }}{% endraw %} {{ premise }}"
    target: "{{ choices[-1] if label == 1 else choices[0] }}"
`;

describe('lintTask on a legitimate file', () => {
  it('is quiet', () => {
    assert.deepEqual(marks(lintFile(file, rows)), []);
  });

  it('is quiet without rows too', () => {
    assert.deepEqual(marks(lintFile(file)), []);
  });
});
