import assert from 'node:assert/strict';
import { loadTask } from '../../../src/task';
import { taskWith } from '../workspace';
import { codesIn, offerAt, taskPath } from './bench';

const only = { only: ['refactor'] };
const extract = 'Move the choices to the task';
const inline = 'Move the choices into the templates';

/** What each template takes its answer from, and how it is judged. */
function meaning(text: string): unknown {
  return loadTask(text, taskPath).task?.templates.map(({ name, choices, scoring, answer }) => [
    name,
    choices?.kind === 'list' ? choices.items.map((item) => item.text) : choices?.field.text,
    scoring,
    answer?.text,
  ]);
}

/** A task whose two templates have choices of their own. */
function own(choices: string, second = choices): string {
  return taskWith('"{{ report }} {{ options_ }}"', '"{{ choices[label] }}"')
    .replace('choices: ["yes", "no"]\nanswer: "{{ choices[label] }}"\n', 'scoring: rank\n')
    .replace('    input', `    ${choices}\n    input`)
    .concat(
      `\n  - name: other\n    ${second}\n    input: "{{ claim }} {{ options_ }}"\n    target: "{{ choices[label] }}"\n`,
    );
}

describe('move choices', () => {
  const lists: Readonly<Record<string, string>> = {
    'a flow list': 'choices: ["yes", "no"] # two',
    'a block list': 'choices:\n      - "yes" # one\n      - "no"',
    'an expression': `choices: "{{ ['yes', 'no'] }}"`,
    'a folded expression': `choices: >-\n      {{ ['yes',\n      'no'] }}`,
    'a literal text': 'choices: |-\n      yes ||| no',
  };
  for (const [kind, choices] of Object.entries(lists)) {
    it(`moves ${kind} from the templates to the task, and back`, async () => {
      const marked = own(choices.replace('choices', 'cho¦ices'), choices);
      const text = marked.replace('¦', '');
      const moved = (await offerAt(marked, only)).after(extract);
      assert.equal(moved.split('choices:').length, 2, moved);
      assert.match(moved, /\nchoices:[\s\S]*\ntemplates:/);
      assert.deepEqual(meaning(moved), meaning(text));
      const back = (await offerAt(moved.replace('\nchoices', '\ncho¦ices'), only)).after(inline);
      assert.equal(back, text);
    });
  }

  it('writes down how answers are judged where that would change', async () => {
    const text = own('cho¦ices: ["yes", "no"]', 'choices: ["yes", "no"]').replace('scoring: rank\n', '');
    const moved = (await offerAt(text, only)).after(extract);
    assert.match(moved, /\nchoices: \["yes", "no"\]\nscoring: generate\ntemplates/);
    assert.deepEqual(meaning(moved), meaning(text.replace('¦', '')));
  });

  it('takes a list from a template that repeats the task', async () => {
    const text = taskWith('"{{ report }} {{ options_ }}"').replace('    input', '    choi¦ces: [yes, no]\n    input');
    const moved = (await offerAt(text, only)).after(extract);
    assert.equal(moved, taskWith('"{{ report }} {{ options_ }}"'));
  });

  it('keeps a template that is turned around writing', async () => {
    const text = taskWith('"{{ report }} {{ options_ }}"')
      .replace('choices: ["', 'cho¦ices: ["')
      .concat('  - name: turned\n    kind: inverted\n    input: Write for {{ answer }}.\n    target: "{{ report }}"\n');
    const moved = (await offerAt(text, only)).after(inline);
    assert.deepEqual(meaning(moved), meaning(text.replace('¦', '')));
    assert.deepEqual(await codesIn(moved), []);
  });

  it('moves the answer alike', async () => {
    const text = taskWith('"{{ report }} {{ options_ }}"').replace('answer:', 'ans¦wer:');
    const moved = (await offerAt(text, only)).after('Move the answer into the templates');
    assert.match(moved, / {2}- name: follows\n {4}answer: "\{\{ choices\[label\] \}\}"\n/);
    const back = (await offerAt(moved.replace('    answer', '    ans¦wer'), only)).after('Move the answer to the task');
    assert.equal(back, text.replace('¦', ''));
  });

  it('offers nothing where a template would get other choices', async () => {
    const differs = own('cho¦ices: ["yes", "no"]', 'choices: ["true", "false"]');
    assert.ok((await offerAt(differs, only)).titles.includes(extract), 'the other keeps its own');
    const none = own('cho¦ices: ["yes", "no"]', 'kind: other').replace('"{{ claim }} {{ options_ }}"', '"{{ claim }}"');
    assert.ok(!(await offerAt(none, only)).titles.includes(extract));
    const taken = taskWith('"{{ report }}"').replace('    input', '    choi¦ces: [a, b]\n    input');
    assert.ok(!(await offerAt(taken, only)).titles.includes(extract));
    const elsewhere = own('choices: ["yes", "no"]').replace('report', 'rep¦ort');
    assert.ok(!(await offerAt(elsewhere, only)).titles.includes(extract));
  });
});
