import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contextOf, nodeFileSystem, readAll } from '../../../src/data';
import { taskFormats, type ExportedFile, type ExportNote, type TaskFormatInput } from '../../../src/export';
import { parsePromptSource } from '../../../src/formats';
import { importFiles } from '../../../src/import';
import { parseTemplate, renderTemplate } from '../../../src/jinja';
import { loadTask, renderExample, type Task } from '../../../src/task';
import { PyDict, stripText } from '../../../src/value';
import { memoryFiles } from '../../data/memory-files';

const format = taskFormats.find(({ id }) => id === 'promptsource')!;

async function write(...tasks: readonly Task[]): Promise<(ExportedFile | ExportNote)[]> {
  const out: (ExportedFile | ExportNote)[] = [];
  // The format reads neither recipe nor rows.
  for await (const entry of format.write({ tasks } as unknown as TaskFormatInput)) out.push(entry);
  return out;
}

async function exported(...tasks: readonly Task[]): Promise<string> {
  const [file, ...more] = (await write(...tasks)).filter((entry) => entry.kind === 'file');
  assert.ok(file && more.length === 0);
  return file.content as string;
}

function taskOf(yaml: string): Task {
  const { task, problems } = loadTask(yaml, '/harbour.task.flan.yaml');
  assert.deepEqual(
    problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  return task!;
}

/** Prompt, target and choices as PromptSource renders its own template, with our engine. */
function renderAsPromptSource(
  { jinja, answerChoices }: { readonly jinja: string; readonly answerChoices?: string | null },
  row: PyDict,
): readonly [string, string, readonly string[] | undefined] {
  const context = contextOf(row);
  let choices: string[] | undefined;
  if (answerChoices) {
    const rendered = renderTemplate(parseTemplate(answerChoices), context, { seed: 0 });
    assert.ok(rendered.ok, answerChoices);
    choices = rendered.value.split('|||').map((choice) => stripText(choice, 'both'));
    context.set('answer_choices', choices);
  }
  const rendered = renderTemplate(parseTemplate(jinja), context, { seed: 0 });
  assert.ok(rendered.ok, jinja);
  const [prompt = '', target = ''] = rendered.value.split('|||');
  return [stripText(prompt, 'both'), stripText(target, 'both'), choices];
}

async function assertSameRenders(task: Task, rows: readonly PyDict[], raw: readonly PyDict[] = rows): Promise<number> {
  const { value, problems } = parsePromptSource(await exported(task));
  assert.deepEqual(problems, []);
  let renders = 0;
  for (const template of task.templates) {
    const theirs = value?.templates.find(({ name }) => name === template.name);
    assert.ok(theirs, template.name);
    rows.forEach((row, index) => {
      const ours = renderExample(task, template, row, { seed: 0 });
      assert.ok(ours.ok);
      const { input, target, choices } = ours.value;
      assert.deepEqual(
        renderAsPromptSource(theirs, raw[index]!),
        [stripText(input, 'left'), target, choices],
        theirs.jinja,
      );
      renders++;
    });
  }
  return renders;
}

describe('export as PromptSource', () => {
  it('renders every template of the example workspace as the workbench does', async () => {
    const folder = join(__dirname, '../../../examples/micro-flan/tasks');
    let renders = 0;
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.task.flan.yaml'))) {
      const path = join(folder, name);
      const { task } = loadTask(readFileSync(path, 'utf8'), path);
      assert.ok(task);
      const { rows } = await readAll(task.data, 'train', { base: dirname(path), fs: nodeFileSystem, limit: 5 });
      const data = rows.map(({ row }) => row);
      if (task.data.rename.size === 0 && task.dataFields.length === 0) renders += await assertSameRenders(task, data);
    }
    assert.ok(renders >= 100, String(renders));
  });

  const built = taskOf(`
flan: task/1
task: berths
cluster: misc
data:
  source: {jsonl: berths.jsonl}
  rename: {vessel-name: ship, n: number}
  derive:
    ship: "{{ ship | trim }}"
    sign: "{{ ship }} ({{ number }})"
  keep_if: "{{ number > 0 }}"
choices: "{{ berths }}"
answer: "{{ choices[best] }}"
templates:
  - name: plain
    input: "Where does {{ sign }} lie? {{ options_ }}"
    target: "{{ answer }}"
  - name: in expressions
    input: "{% for c in choices %}{{ loop.index }} {{ c }}{% if c == answer %}!{% endif %} {% endfor %}{{ options_ | upper }}"
    target: "{{ answer | lower }}"
  - name: one text
    jinja: "{% if number > 1 %}{{ ship }}: {{ options_ }} ||| {{ answer }}{% endif %}"
  - name: words
    choices: ["Yes", "No"]
    answer: " {{ 'Yes' if number > 1 else 'No' }} "
    input: Many?
    target: "{{ answer }}."
`);
  const raw = PyDict.of([
    ['vessel_name', ' Ada '],
    ['n', 2],
    ['berths', ['North', 'South ', 7]],
    ['best', 1],
  ]);
  const row = PyDict.of([...raw.entries(), ['number', 2], ['ship', 'Ada'], ['sign', 'Ada (2)']]);

  it('writes out what only our tasks know: options_, answer, choices, renamed and derived columns, keep_if', async () => {
    assert.equal(await assertSameRenders(built, [row], [raw]), 4);
    const { value } = parsePromptSource(await exported(built));
    const [plain] = value!.templates.filter(({ name }) => name === 'plain');
    assert.match(
      plain!.jinja,
      /OPTIONS:\n- \{\{ answer_choices \| join\('\\n- '\) \}\} \|\|\| \{\{ answer_choices\[best\] \}\}/,
    );
    const left = renderAsPromptSource(plain!, PyDict.of([...raw.entries(), ['n', 0]]));
    assert.deepEqual(left.slice(0, 2), ['', '']);
  });

  it('makes the same ids each time, one per template', async () => {
    const ids = parsePromptSource(await exported(built)).value!.templates.map(({ key }) => key);
    assert.deepEqual(
      ids,
      parsePromptSource(await exported(built)).value!.templates.map(({ key }) => key),
    );
    assert.equal(new Set(ids).size, 4);
    for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('says what PromptSource cannot hold', async () => {
    const odd = taskOf(`
flan: task/1
task: odd
cluster: misc
data: {source: {jsonl: a.jsonl}, caps: {train: 5}, keep_if: "{% if a %}1{% endif %}"}
templates:
  - {name: a, kind: cot, input: "{{ a }}", target: "b ||| c", keep_trailing_newline: true, meta: {by: me}}
`);
    const notes = (await write(odd)).flatMap((entry) => (entry.kind === 'note' ? [entry.what] : []));
    assert.deepEqual(notes, [
      'data',
      'data',
      'keep_if',
      'template "a": |||',
      'template "a": keep_trailing_newline',
      'template "a": kind',
      'template "a": meta',
    ]);
  });

  it('gives an imported file back byte for byte, and only the change where something was changed', async () => {
    const path = join(__dirname, '../../formats/fixtures/lighthouses.templates.yaml');
    const text = readFileSync(path, 'utf8');
    const { files } = await importFiles(['/l/templates.yaml'], {
      fs: memoryFiles({ '/l/templates.yaml': text }),
      out: '/',
    });
    const imported = files[0]!.text;
    assert.equal(await exported(taskOf(imported)), text);
    const changed = imported.replace('["Yes", "No"]', '["Yes", "Never"]').replace('{{ summary }}', '{{ gist }}');
    assert.equal(
      await exported(taskOf(changed)),
      text.replace('Yes ||| No', 'Yes ||| Never').replace('{{ summary }}', '{{ gist }}'),
    );
  });
});
