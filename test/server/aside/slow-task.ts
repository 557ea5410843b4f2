/** A task of which one template takes long, one never ends, and one is like any other. */
export const slowTask = `flan: task/1
task: slow
cluster: c
data: { source: { jsonl: rows.jsonl } }
templates:
  - name: slow
    input: "{% for a in range(400) %}{% for b in range(500) %}{% set x = a + b %}{% endfor %}{% endfor %}{{ text }} slowly"
    target: "{{ text }}"
  - name: endless
    input: "{% for a in range(9999) %}{% for b in range(9999) %}{% set x = a + b %}{% endfor %}{% endfor %}{{ text }}"
    target: "{{ text }}"
  - name: quick
    input: "{{ text }} {{ choices }}"
    target: "{{ text }}"
`;
