/** Task files that nobody wrote, as large as the largest that people have. */

const names = ['ask', 'state', 'doubt', 'tell', 'guess'];

/** A task file of `templates` templates, 15 lines each. */
export function taskText(name: string, templates: number): string {
  const head = `flan: task/1
task: ${name}
cluster: nli
data:
  source: {jsonl: rows.jsonl}
choices: ["yes", "no"]
answer: "{{ choices[label] }}"
templates:
`;
  const items = Array.from(
    { length: templates },
    (_, i) => `  - name: ${names[i % names.length]!}-${i}
    input: |-
      Report ${i}: {{ report | trim }}
      {% if place.name %}It is about {{ place.name }}.{% endif %}

      {% for word in claim.split() -%}
        {{ loop.index }}. {{ word }}
      {% endfor %}
      Number ${i}: is it true that "{{ claim | lower }}"?
      {{ options_ }}
    target: "{{ answer }}"
    scoring: rank
    meta:
      choices_in_prompt: true
      original_task: true
`,
  );
  return head + items.join('');
}

/** The rows that those templates print, as JSON lines. */
export function rowsText(rows: number): string {
  return Array.from({ length: rows }, (_, i) => {
    const place = { name: `Town ${i}` };
    return JSON.stringify({
      report: `It rains in town ${i}, and the wind is from the west.`,
      claim: `Town ${i} is wet`,
      label: i % 2,
      place,
    });
  }).join('\n');
}
