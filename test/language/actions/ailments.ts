import { taskWith } from '../workspace';

/** A file with a problem, and the cures that it is offered for it, the preferred one first. */
export interface Sick {
  readonly code: string;
  readonly name: string;
  readonly text: string;
  readonly titles: readonly string[];
  /** Part of the text after the first cure. */
  readonly after?: string;
  /** Whether "fix all" takes it unasked. */
  readonly isCertain?: boolean;
  readonly files: Readonly<Record<string, string>>;
}

type Case = Omit<Partial<Sick>, 'code'> & Pick<Sick, 'text' | 'titles'>;

const rows = `{"report": "It rains in Oslo.", "claim": "Oslo is wet.", "label": 0, "place": {"name": "Oslo"}}
{"report": "The sun shines.", "claim": "It snows.", "label": 1, "place": {"name": "Rome"}}
`;
const sound = taskWith('"{{ report }} Is it so that {{ claim }} {{ options_ }}"');

/** A sound task with one part of it replaced. */
function but(part: string, by: string): string {
  if (!sound.includes(part)) throw new Error(`no ${part}`);
  return sound.replace(part, by);
}

const input = '"{{ report }} Is it so that {{ claim }} {{ options_ }}"';

function recipe(lines: string): string {
  return `flan: recipe/1
run: weather
tasks: ["*.task.flan.yaml"]
hold_out: {clusters: [nli]}
model: {path: model}
${lines}`;
}

const cases: Readonly<Record<string, Case | readonly Case[]>> = {
  'yaml-syntax': [
    {
      text: but('task: weather', 'task: weather\ntitle: Rain: or not'),
      titles: ['Put the value in quotes'],
      after: 'title: "Rain: or not"',
    },
    {
      text: but(input, '"{{ report }}" is it?'),
      titles: ['Put the value in quotes'],
      after: `'"{{ report }}" is it?'`,
    },
    {
      text: but(input, '{{ report }} is it?'),
      titles: ['Put the value in quotes'],
      after: '"{{ report }} is it?"',
      isCertain: true,
    },
    { text: but('cluster: nli', 'cluster: "nli'), titles: ['Close the quote'], after: 'cluster: "nli"\n' },
    {
      text: but('task: weather', 'task: weather\ntask: rain'),
      titles: ['Remove the second "task"', 'Keep it as your own: "x-task"'],
    },
    { text: but('  source:', '\tsource:'), titles: ['Indent by spaces'], after: '\n  source:' },
  ],
  'file-empty': { text: '', titles: ['Start a task file'], after: 'task: weather\n' },
  'unknown-key': [
    {
      text: but('cluster:', 'clustr:'),
      titles: ['Change to "cluster"', 'Keep it as your own: "x-clustr"', 'Remove "clustr"'],
    },
    {
      text: but('task: weather', 'task: weather\nowner: me'),
      titles: ['Keep it as your own: "x-owner"', 'Remove "owner"'],
    },
  ],
  'missing-key': [
    { text: but('flan: task/1\n', ''), titles: ['Add "flan"'], after: 'flan: task/1\ntask: weather', isCertain: true },
    { text: but('task: weather\n', ''), titles: ['Add "task"'], after: 'flan: task/1\ntask: weather\ncluster' },
    { text: but('cluster: nli\n', ''), titles: ['Add "cluster"'], after: 'task: weather\ncluster: nli\ndata' },
    { text: but('{jsonl: weather.jsonl}', '{}'), titles: ['Add "jsonl"'] },
    { text: but('- name: follows\n    ', '- '), titles: ['Add "name"'], after: '  - name: template\n    input' },
    { text: but('    target: "{{ answer }}"\n', ''), titles: ['Add "target"'], after: '    target: "{{ answer }}"\n' },
    {
      text: but(`    input: ${input}\n    target: "{{ answer }}"\n`, ''),
      titles: ['Add "input" + "target"'],
      after: '    target: "{{ answer }}"',
    },
    {
      text: recipe('').replace('run: weather\n', ''),
      name: 'mix.recipe.flan.yaml',
      titles: ['Add "run"'],
      after: 'run: mix\n',
    },
  ],
  'wrong-type': [
    { text: but('["yes", "no"]', '["yes", 0]'), titles: ['Quote 0'], after: '["yes", "0"]', isCertain: true },
    {
      text: but(input, '{{ report }}'),
      titles: ['Put the value in quotes'],
      after: 'input: "{{ report }}"',
      isCertain: true,
    },
    {
      text: but('cluster: nli', 'cluster: nli\nfamilies: weather'),
      titles: ['Make it a list'],
      after: 'families: [weather]',
    },
    {
      text: but('weather.jsonl}', 'weather.jsonl}\n  caps: {train: "30"}'),
      titles: ['Remove the quotes'],
      after: '{train: 30}',
      isCertain: true,
    },
  ],
  'wrong-value': [
    {
      text: but('    input:', '    kind: invertd\n    input:'),
      titles: ['Change to "inverted"'],
      after: 'kind: inverted',
    },
    {
      text: but('    input:', '    kind: "invertd"\n    input:'),
      titles: ['Change to "inverted"'],
      after: 'kind: "inverted"',
    },
    { text: but('    input:', '    scoring: loud\n    input:'), titles: ['Change to "rank"', 'Change to "generate"'] },
    { text: but('flan: task/1', 'flan: task/2'), titles: ['Change to "task/1"'] },
    { text: but('task: weather', 'task: The Weather'), titles: ['Change to "the_weather"'] },
    { text: but('    target:', '    jinja: a ||| b\n    target:'), titles: ['Remove "jinja"'] },
    {
      text: recipe('mixing: {temperature: 2}\n'),
      name: 'mix.recipe.flan.yaml',
      titles: ['Remove "temperature"'],
      after: 'mixing: {}',
    },
  ],
  'not-yet': [
    { text: recipe('few_shot: 5\n'), name: 'mix.recipe.flan.yaml', titles: ['Remove "few_shot"'] },
    {
      text: recipe('train:\n  optimizer: lion\n'),
      name: 'mix.recipe.flan.yaml',
      titles: ['Change to "adamw"', 'Change to "adafactor"'],
    },
  ],
  'jinja-syntax': [
    { text: but(input, '"{{ report }"'), titles: ['Write {{ report }}'] },
    { text: but(input, '"{ report }}"'), titles: ['Write {{ report }}'] },
    { text: but(input, '"{{ report"'), titles: ['Write {{ report }}'] },
    {
      text: but(input, '|-\n      {% if label %}\n      {{ report }}'),
      titles: ['Write {% endif %}'],
      after: '      {% endif %}',
    },
    {
      text: but(input, '"{% if label %}{{ claim }}{% elseif claim %}{{ report }}{% endif %}"'),
      titles: ['Write elif'],
    },
    { text: but(input, '"{% if label && claim %}{{ claim }}{% endif %}{{ report }}"'), titles: ['Write and'] },
    { text: but(input, '"{{ report }}{% endif %}"'), titles: ['Remove the tag'], after: 'input: "{{ report }}"' },
    { text: but(input, '"{% fi label %}{{ report }}{% endif %}"'), titles: ['Write if'] },
  ],
  'jinja-unknown-filter': { text: but(input, '"{{ report | uper }}"'), titles: ["Change to 'upper'"] },
  'jinja-unknown-test': { text: but(input, '"{{ report is definde }}"'), titles: ["Change to 'defined'"] },
  'split-invalid': {
    text: but('weather.jsonl}', 'weather.jsonl}\n  splits: {train: "train[:10"}'),
    titles: ['Change to "train[:10]"'],
  },
  'choices-not-an-expression': {
    text: but('["yes", "no"]', 'yes, no # two'),
    titles: ['Make it a list'],
    after: 'choices: ["yes", "no"] # two',
  },
  'separator-missing': {
    text: but(`input: ${input}\n    target: "{{ answer }}"`, 'jinja: "{{ report }}"'),
    titles: ['Make it "input" and "target"', 'Add ||| {{ answer }}'],
    after: 'input: "{{ report }}"\n    target: "{{ answer }}"',
  },
  'value-not-an-expression': {
    text: but('weather.jsonl}', 'weather.jsonl}\n  derive: {size: {value: claim | length}}'),
    titles: ['Change to {{ claim | length }}'],
  },
  'source-key-unused': {
    text: but('weather.jsonl}', 'weather.jsonl, delimiter: ";"}'),
    titles: ['Remove "delimiter"'],
    after: '{jsonl: weather.jsonl}',
    isCertain: true,
  },
  'cluster-unknown': {
    text: recipe('').replace('[nli]', '[nlii]'),
    name: 'mix.recipe.flan.yaml',
    titles: ['Change to "nli"'],
  },
  'held-out-task-unknown': {
    text: recipe('').replace('{clusters: [nli]}', '{tasks: [wether]}'),
    name: 'mix.recipe.flan.yaml',
    titles: ['Change to "weather"'],
  },
  'weight-unknown': {
    text: recipe('mixing: {kind: weights, weights: {wether: 2}}\n'),
    name: 'mix.recipe.flan.yaml',
    titles: ['Change to "weather"'],
  },
  'no-task-matches': [
    {
      text: recipe('').replace('["*.task', '["wether.task'),
      name: 'mix.recipe.flan.yaml',
      titles: ['Change to "weather.task.flan.yaml"'],
    },
    {
      text: recipe('').replace('["*.task.flan.yaml"]', '["elsewhere/*.yaml"]'),
      name: 'mix.recipe.flan.yaml',
      titles: ['Change to "**/*.task.flan.yaml"'],
    },
  ],
  'duplicate-task-name': { text: sound, name: 'rain.task.flan.yaml', titles: ['Change to "rain"'] },
  'column-new': {
    text: but('weather.jsonl}', 'weather.jsonl}\n  columns: {report: string, claim: string, place: dict}'),
    titles: ['Pin it: add "label: int"'],
    after: 'place: dict, label: int}',
  },
  'column-missing': {
    text: but(
      'weather.jsonl}',
      'weather.jsonl}\n  columns:\n    report: string\n    claim: string\n    label: int\n    place: dict\n    gold: int',
    ),
    titles: ['Remove "gold"'],
  },
  'column-type': {
    text: but('weather.jsonl}', 'weather.jsonl}\n  columns: {report: int, claim: string, label: int, place: dict}'),
    titles: ['Remove "report"'],
  },
  'rename-missing': {
    text: but('weather.jsonl}', 'weather.jsonl}\n  rename: {reprt: text}'),
    titles: ['Change to "report"', 'Remove "reprt"'],
  },
  'file-missing': { text: but('weather.jsonl', 'wether.jsonl'), titles: ['Change to "weather.jsonl"'] },
  'unknown-field': [
    { text: but('{{ claim }}', '{{ clam }}'), titles: ['Change to "claim"'] },
    { text: but('{{ claim }}', '{{ place.nme }}'), titles: ['Change to "place.name"'] },
    {
      text: but('answer: "{{ choices[label] }}"\n', ''),
      titles: ['Add answer: "{{ choices[label] }}" to the task'],
      after: 'choices: ["yes", "no"]\nanswer: "{{ choices[label] }}"\n',
    },
  ],
  'single-brace-field': { text: but('{{ claim }}', '{claim}'), titles: ['Change to {{ claim }}'], isCertain: true },
  'lost-escape': [
    {
      text: but(input, '"{{ report }}\\\\n{{ claim }}"'),
      titles: ['Make it a line end'],
      after: '{{ report }}\\n{{ claim }}',
      isCertain: true,
    },
    {
      text: but(input, '|-\n      {{ report }}\\n{{ claim }}\n      {{ options_ }}'),
      titles: ['Make it a line end'],
      after: '      {{ report }}\n      {{ claim }}\n',
      isCertain: true,
    },
    {
      text: but(input, `'{{ report }} \\n{{ claim }}'`),
      titles: ['Make it a line end'],
      after: 'input: |-\n      {{ report }}\n      {{ claim }}\n',
      isCertain: true,
    },
    { text: but(input, '>-\n      {{ report }}n {{ claim }}'), titles: ['Make it a line end'] },
  ],
  'target-not-a-choice': [
    {
      text: but('target: "{{ answer }}"', 'target: Yes.'),
      titles: ['Change to "yes"', 'Change to {{ answer }}', 'Let the model write: add "scoring: generate"'],
      after: 'target: yes',
    },
    {
      text: but('choices: ["yes", "no"]\nanswer: "{{ choices[label] }}"\n', 'scoring: rank\n')
        .replace('"{{ answer }}"', '"{{ claim }}"')
        .replace(' {{ options_ }}', ''),
      titles: ['Remove "scoring: rank"'],
    },
  ],
  'label-outside-choices': [
    {
      text: sound,
      titles: ['Leave such rows out: add keep_if: "{{ 0 <= label < 2 }}"'],
      files: { 'weather.jsonl': `${rows}{"report": "a b c", "claim": "d e", "label": 2}\n` },
    },
    {
      text: but('jsonl: weather.jsonl', 'csv: weather.csv'),
      titles: ['Read "label" as a number'],
      after: '\n  columns: {label: int}\n',
      files: { 'weather.csv': 'report,claim,label\nIt rains.,It is wet.,0\nIt snows.,It is hot.,1\n' },
    },
  ],
  'unused-choices': [
    {
      text: but('    input:', '    scoring: generate\n    choices: [a, b]\n    input:')
        .replace(' {{ options_ }}', '')
        .replace('"{{ answer }}"', '"{{ claim }}"'),
      titles: ['Remove the choices'],
    },
  ],
  'choices-not-in-prompt': {
    text: but(' {{ options_ }}"', '"\n    meta: {choices_in_prompt: true}'),
    titles: ['Add {{ options_ }} to the prompt', 'Change "choices_in_prompt" to false'],
  },
  'choices-in-prompt': {
    text: but('    target:', '    meta: {choices_in_prompt: false}\n    target:'),
    titles: ['Change "choices_in_prompt" to true'],
  },
  'yaml-word-choice': { text: but('["yes", "no"]', '[yes, "no"]'), titles: ['Put yes in quotes'], isCertain: true },
  'unfit-metric': [
    { text: but('choices: [', 'metrics: [acuracy]\nchoices: ['), titles: ['Change to "accuracy"'] },
    { text: but('choices: [', 'metrics: [bleu]\nchoices: ['), titles: ['Add "accuracy"'], after: '[bleu, accuracy]' },
    {
      text: but('choices: ["yes", "no"]\nanswer: "{{ choices[label] }}"\n', 'metrics: [accuracy, bleu]\n')
        .replace('{{ answer }}', '{{ claim }}')
        .replace(' {{ options_ }}', ''),
      titles: ['Remove "accuracy"'],
      after: 'metrics: [bleu]',
    },
  ],
  'duplicate-template-name': {
    text: `${sound}  - name: follows\n    input: What of {{ claim }}\n    target: "{{ answer }}"\n`,
    titles: ['Change to "follows-2"', 'Delete this template'],
  },
  'duplicate-template-text': {
    text: `${sound}\n  - name: again\n    input: ${input}\n    target: "{{ answer }}"\n`,
    titles: ['Delete this template'],
  },
  'padded-name': { text: but('name: follows', 'name: " follows"'), titles: ['Remove the blanks'], isCertain: true },
  'unused-variable': {
    text: but('"{{ report }}', '"{% set x = 1 %}{{ report }}'),
    titles: ['Remove "x"'],
    after: 'input: "{{ report }}',
  },
  'trailing-whitespace-before-target': {
    text: but(' {{ options_ }}"', ' {{ options_ }}  "'),
    titles: ['Remove the white space'],
    isCertain: true,
  },
  'trailing-space': { text: but('}} Is it', '}}  \\nIs it'), titles: ['Remove the blanks'], isCertain: true },
  'missing-space': [
    {
      text: but('{{ report }} Is', 'Text:{{ report }} Is'),
      titles: ['Add a space'],
      after: '"Text: {{',
      isCertain: true,
    },
    { text: but(input, 'Text:{{ report }} is it?'), titles: ['Add a space'], isCertain: true },
  ],
  'doubled-space': { text: but(' Is it', '  Is it'), titles: ['Leave one'], isCertain: true },
  'doubled-word': { text: but('Is it', 'Is is it'), titles: ['Leave one'], isCertain: true },
  'doubled-punctuation': [
    { text: but('so that', 'so?? that'), titles: ['Leave one'], isCertain: true },
    { text: but('{{ report }} Is', '{{ report }}. Is'), titles: ['Leave "." out'], after: '"{{ report }} Is' },
  ],
};

export const cured: readonly Sick[] = Object.entries(cases).flatMap(([code, list]) =>
  (Array.isArray(list) ? (list as readonly Case[]) : [list as Case]).map((one) => ({
    name: 'weather.task.flan.yaml',
    code,
    ...one,
    files: { 'weather.jsonl': rows, 'weather.task.flan.yaml': sound, ...one.files },
  })),
);

/** What only its author can mend, and why. */
export const incurable: Readonly<Record<string, string>> = {
  'not-a-map': 'nothing tells what a list or a lone word was meant to be',
  'jinja-unsupported': 'another file would have to be pasted in',
  'unsound-choices': 'taking a choice out would give other labels other answers',
  'choice-count': 'which label lacks its choice, only the data tells',
  'choice-order': 'a question that is turned around has its list turned around on purpose',
  'answer-in-prompt': 'the prompt has to be worded otherwise',
  'gold-position': 'a shuffle moves the answer, whose place other keys may name',
  'one-target': 'the data has to be looked at',
  'same-prompt-other-target': 'which field is missing, only the author knows',
  'overlapping-splits': 'which rows go to which split is a decision',
  'near-duplicate': 'to ask in another way is writing',
  'ambiguous-choice': 'the choices have to be worded otherwise',
  'skewed-labels': 'the data has to be looked at',
  'repeated-rows': 'the data has to be looked at',
  'other-language': 'what the language is, only the author knows',
  'empty-split': 'the data has to be looked at',
  'over-budget': 'the prompt has to be worded more briefly, or rows left out',
  'no-original-template': 'a template has to be written',
  'few-templates': 'templates have to be written',
  'constant-prompt': 'which field is missing, only the author knows',
  'no-instruction': 'an instruction has to be written',
  'empty-render': 'whether a row is to be skipped is a decision',
  'may-print-nothing': 'it is how a template says that it does not apply',
  'set-in-loop': 'every use of the variable would have to become one of a namespace',
  'set-in-condition': 'what the variable is otherwise, only the author knows',
  'random-on-both-sides': 'what has to be drawn once, only the author knows',
};
