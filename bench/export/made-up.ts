import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createRandom } from '../../src/random';

/** The templates of every made-up task: a plain one, one with the option list, one with logic. Python reads them too. */
export const templates: readonly (readonly [input: string, target: string])[] = [
  ['{{ premise }}\n\nDoes it follow that {{ hypothesis }}?\n\n{{ options_ }}', '{{ answer }}'],
  ['Premise: {{ premise }}\nHypothesis: {{ hypothesis }}\nTrue?', '{{ answer }}'],
  [
    '{% if label == 0 %}Say something that follows from{% else %}Contradict{% endif %} this:\n{{ premise | trim }}',
    '{{ hypothesis }}',
  ],
];

const words = 'the a red blue small old dog cat ship tree sees finds likes keeps under over near with and then'.split(
  ' ',
);

/** A workspace of three training tasks with so many rows together. @returns the recipe's path */
export function makeUp(folder: string, rows: number): string {
  mkdirSync(path.join(folder, 'tasks'), { recursive: true });
  mkdirSync(path.join(folder, 'data'), { recursive: true });
  const shares = { one: 0.5, two: 0.3, three: 0.2 };
  for (const [name, share] of Object.entries(shares)) {
    writeRows(path.join(folder, 'data', `${name}.jsonl`), Math.round(rows * share), name);
    writeFileSync(path.join(folder, 'tasks', `${name}.task.flan.yaml`), task(name));
  }
  // A recipe holds something out; what it is makes no difference here.
  writeRows(path.join(folder, 'data', 'held.jsonl'), 1, 'held');
  writeFileSync(path.join(folder, 'tasks', 'held.task.flan.yaml'), task('held'));
  const recipe = path.join(folder, 'bench.recipe.flan.yaml');
  writeFileSync(
    recipe,
    `flan: recipe/1
run: bench
tasks: ["tasks/*.task.flan.yaml"]
hold_out: { tasks: [held] }
mixing: { kind: examples_proportional, train_cap: 100000000, rate_max: 100000000 }
model: { path: none }
train: { backend: builtin, steps: 1 }
`,
  );
  return recipe;
}

function writeRows(file: string, count: number, seed: string): void {
  const random = createRandom(seed);
  const text = (length: number): string => Array.from({ length }, () => random.pick(words)).join(' ');
  const out = openSync(file, 'w');
  let lines: string[] = [];
  for (let i = 0; i < count; i++) {
    const row = { id: i, premise: text(40), hypothesis: text(10), label: random.below(2) };
    lines.push(`${JSON.stringify(row)}\n`);
    if (lines.length === 5000 || i === count - 1) {
      writeSync(out, lines.join(''));
      lines = [];
    }
  }
  closeSync(out);
}

function task(name: string): string {
  const listed = templates.map(
    ([input, target], i) => `  - { name: t${i}, input: ${JSON.stringify(input)}, target: ${JSON.stringify(target)} }\n`,
  );
  return `flan: task/1
task: ${name}
cluster: ${name}
data: { source: { jsonl: ../data/${name}.jsonl }, splits: { train: train, test: train } }
choices: ["yes", "no"]
answer: "{{ choices[label] }}"
templates:
${listed.join('')}`;
}
