import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFiles, type ImportResult } from '../../../src/import';
import { bodyFields, loadTask, renderExample, type Task } from '../../../src/task';
import { PyDict } from '../../../src/value';
import { memoryFiles } from '../../data/memory-files';

const fixture = readFileSync(join(__dirname, '../../formats/fixtures/lighthouses.templates.yaml'), 'utf8');

async function importText(text: string): Promise<ImportResult> {
  const path = '/p/templates.yaml';
  return importFiles([path], { fs: memoryFiles({ [path]: text }), out: '/out' });
}

async function taskOf(text: string): Promise<Task> {
  const { files } = await importText(text);
  const { task, problems } = loadTask(files[0]!.text, `/out/${files[0]!.path}`);
  assert.deepEqual(problems, []);
  return task!;
}

/** A file of one template with these keys. */
function fileOf(jinja: string, more = '', dataset = 'lighthouse'): string {
  return `dataset: ${dataset}\ntemplates:\n  k: !Template\n    id: k\n    jinja: ${JSON.stringify(jinja)}\n    name: n\n${more}`;
}

describe('import from PromptSource', () => {
  it('makes a task file that reads as an author would write it', async () => {
    const { files } = await importText(fixture);
    assert.deepEqual(
      files.map(({ path }) => path),
      ['lighthouse_keepers_logs_north.task.flan.yaml'],
    );
    assert.equal(
      files[0]!.text.slice(0, files[0]!.text.indexOf('    x-promptsource')),
      `# From PromptSource: lighthouse_keepers/logs/north

flan: task/1
task: lighthouse_keepers_logs_north
cluster: unknown
data:
  source: {hf: lighthouse_keepers/logs, config: north}
x-promptsource:
  dataset: lighthouse_keepers/logs
  subset: north
templates:
  - name: lamp lit
    choices: ["Yes", "No"]
    scoring: rank
    metrics: [accuracy]
    input: |-
      The log of {{ station }} says: "{{ entry }}"

      Was the lamp lit that night?
    target: "{% if lit != -1 %}{{ answer_choices[1 - lit] }}{% endif %}"
`,
    );
  });

  it('divides a template at its one separator, and keeps whole what control flow binds together', async () => {
    const { templates } = await taskOf(fixture);
    assert.deepEqual(
      templates.map(({ name, kind, scoring, body }) => [name, kind, scoring, body.kind]),
      [
        ['lamp lit', 'original', 'rank', 'pair'],
        [' which station ', 'other', 'rank', 'pair'],
        ['shorten', 'other', 'generate', 'joined'],
      ],
    );
    for (const jinja of ['a ||| b ||| c', '{{ "|||" }}', '{# ||| #}a', '{% if x %}a ||| b{% endif %}', ' ||| b']) {
      assert.equal((await taskOf(fileOf(jinja))).templates[0]!.body.kind, 'joined', jinja);
    }
  });

  it('gives columns that choices would hide another name, in texts and in expressions alike', async () => {
    const task = await taskOf(
      fileOf(
        '{% for choices in boats %}{{ choices }}{% endfor %}{{ choices.text[0] }}? ||| {{ answer_choices[0] }}',
        '    answer_choices: \'{{ choices.text | join("|||") }}\'\n',
      ),
    );
    assert.deepEqual([...task.data.rename], [['choices', 'choices_column']]);
    const [input] = bodyFields(task.templates[0]!);
    assert.equal(input!.field.text, '{% for choices in boats %}{{ choices }}{% endfor %}{{ choices_column.text[0] }}?');
    const row = PyDict.of([
      ['boats', ['Ada ']],
      ['choices_column', PyDict.of([['text', ['up', 'down']]])],
    ]);
    const rendered = renderExample(task, task.templates[0]!, row);
    assert.ok(rendered.ok);
    assert.deepEqual(rendered.value.choices, ['up', 'down']);
    assert.equal(`${rendered.value.input} ${rendered.value.target}`, 'Ada up? up');
  });

  it('says once for a task what all templates share', async () => {
    const text = fixture
      .replace(`'{{ stations | join("|||") }}'`, 'Yes ||| No')
      .replace('answer_choices: null', 'answer_choices: Yes ||| No');
    const { files } = await importText(text);
    assert.equal(files[0]!.text.match(/^choices: \["Yes", "No"\]$/gm)?.length, 1);
    assert.equal(files[0]!.text.match(/choices: /g)?.length, 1);
  });

  it('knows the clusters of FLAN’s own data sets', async () => {
    const cluster = async (dataset: string, subset: string): Promise<string> =>
      (await taskOf(fileOf('a ||| b', `subset: ${subset}\n`, dataset))).cluster;
    assert.equal(await cluster('super_glue', 'rte'), 'nli');
    assert.equal(await cluster('glue', 'qqp'), 'paraphrase');
    assert.equal(await cluster('ai2_arc', 'ARC-Easy'), 'closed_book_qa');
    assert.equal(await cluster('super_glue', 'no-such'), 'unknown');
  });

  it('reports what it kept aside and what needs a person, with the places', async () => {
    const { report } = await importText(
      `${fixture}  odd: !Template\n    id: other\n    jinja: '{% if a %} no separator'\n    name: odd\n`,
    );
    const said = (items: ImportResult['report']['person']): string[] =>
      items.map(({ line, column, what }) => `${line}:${column} ${what}`);
    assert.deepEqual(said(report.converted), ['1:1 4 templates']);
    assert.deepEqual(said(report.aside), ['1:1 4 templates', '21:3 template " which station ", key task_template']);
    const person = said(report.person);
    assert.match(person[0]!, /^1:1 task lighthouse_keepers_logs_north$/);
    assert.match(person[1]!, /^41:3 template "odd", id other$/);
    assert.match(person[2]!, /^43:1 template "odd"$/);
    assert.match(person[3]!, /^43:1 template "odd": .*if/);
    assert.equal(person.length, 4);
  });

  it('does what the documentation says', async () => {
    const page = readFileSync(join(__dirname, '../../../docs/import.md'), 'utf8');
    const [, before = '', after = ''] =
      /```yaml\n(dataset:[^]*?)```\n\nbecomes\n\n.*\n```yaml\n([^]*?)```/.exec(page) ?? [];
    assert.equal((await importText(before)).files[0]?.text, after);
  });
});
