import assert from 'node:assert/strict';
import { nodeFileSystem } from '../../../src/data';
import { naturalInstructions } from '../../../src/export/formats/natural-instructions';
import type { ExportNote, TaskFormatInput } from '../../../src/export';
import { naturalInstructions as importer } from '../../../src/import/natural-instructions/importer';
import { uniqueNames } from '../../../src/import/names';
import { loadRecipe } from '../../../src/recipe';
import { loadTask, type Task } from '../../../src/task';
import { parseJson, PyDict } from '../../../src/value';

/** Exports tasks whose rows are lines of JSON, all in one file. */
async function write(
  tasks: readonly { readonly task: Task; readonly lines: readonly string[] }[],
): Promise<{ readonly files: ReadonlyMap<string, unknown>; readonly notes: readonly ExportNote[] }> {
  const { recipe } = loadRecipe('flan: recipe/1\nrun: r\ntasks: ["*"]\nmodel: {path: m}\n', '/w/r.recipe.flan.yaml');
  assert.ok(recipe);
  const input: TaskFormatInput = {
    recipe,
    plan: { train: [], heldOut: [], dropped: [], problems: [] },
    tasks: tasks.map(({ task }) => task),
    rows: async function* (task, split) {
      const { start = 0, end } = task.data.splits.get(split) ?? {};
      const lines = tasks.find((one) => one.task === task)!.lines;
      for (const [index, line] of lines.entries()) {
        if (index < start || index >= (end ?? lines.length)) continue;
        const row = parseJson(line);
        assert.ok(row.ok && row.value instanceof PyDict);
        yield await Promise.resolve({ kind: 'row', row: row.value, index, line: index + 1, file: '/w/x' } as const);
      }
    },
    heldOutSeed: (task, template, row) => `${task.name}/${template}/${row}`,
  };
  const files = new Map<string, unknown>();
  const notes: ExportNote[] = [];
  for await (const entry of naturalInstructions.write(input)) {
    if (entry.kind === 'note') notes.push(entry);
    else if (typeof entry.content === 'string') files.set(entry.path, JSON.parse(entry.content));
  }
  return { files, notes };
}

function taskOf(templates: string): Task {
  const text = `flan: task/1\ntask: weather\ntitle: Weather\ncluster: nli\nfamilies: [sky]\ndata: {source: {jsonl: x}}\nchoices: ["yes", "no"]\nanswer: "{{ choices[label] }}"\ntemplates:\n${templates}`;
  const { task, problems } = loadTask(text, '/w/weather.task.flan.yaml');
  assert.deepEqual(problems, []);
  return task!;
}

const lines = Array.from({ length: 40 }, (_, i) => `{"q": "Row ${i % 36}?", "label": ${i % 2}}`);

describe('exporting Natural Instructions', () => {
  it('gives an imported task back as the file that it was, of every version', async () => {
    const instances = Array.from({ length: 30 }, (_, i) => ({
      id: `x-${i}`,
      input: `i ${i}`,
      output: [i % 3 ? 'yes' : 'no', 'perhaps'],
    }));
    const originals = [
      {
        Contributors: ['A'],
        Source: ['b'],
        URL: [],
        Categories: ['Misc.'],
        Definition: ['Say yes or no.'],
        'Positive Examples': [{ input: 'a', output: 'b', explanation: 'c' }],
        'Negative Examples': [],
        Instances: instances,
        'Instance License': ['MIT'],
        version: 1.0,
      },
      {
        Definition: 'One text: "quoted",\n- and lines',
        Domains: ['News -> World'],
        Instances: instances.map(({ input }) => ({ input, output: 'yes' })),
        Examples: { 'Positive Examples': [{ input: 'a', output: 'b', reason: 'r' }] },
      },
    ];
    for (const original of originals) {
      const text = JSON.stringify(original);
      const context = {
        out: '/w',
        readText: () => Promise.resolve(undefined),
        nameTask: uniqueNames(),
        fs: nodeFileSystem,
      };
      const imported = await importer.convert({ path: '/ni/task007_back.json', text }, context);
      const { task } = loadTask(imported.files[0]!.text, '/w/task007_back.task.flan.yaml');
      const { files } = await write([{ task: task!, lines: imported.files[1]!.text.trimEnd().split('\n') }]);
      assert.deepEqual([...files.keys()], ['task007_back.json']);
      assert.deepEqual(files.get('task007_back.json'), JSON.parse(text));
      assert.deepEqual(Object.keys(files.get('task007_back.json')!), Object.keys(original));
    }
  });

  it('takes the lines that all prompts share as the definition, and equal prompts as one instance', async () => {
    const { files, notes } = await write([
      {
        task: taskOf('  - name: Does it\n    input: "Answer yes or no.\\n\\nQ: {{ q }}"\n    target: "{{ answer }}"\n'),
        lines,
      },
    ]);
    const file = files.get('task0001_weather_does-it.json') as Record<string, unknown>;
    assert.deepEqual(file['Definition'], ['Answer yes or no.']);
    assert.deepEqual(file['Categories'], ['Textual Entailment']);
    assert.deepEqual(file['Input_language'], ['English']);
    assert.deepEqual(file['Source'], ['sky']);
    assert.deepEqual(file['Positive Examples'], [
      { input: 'Q: Row 0?', output: 'yes', explanation: '' },
      { input: 'Q: Row 1?', output: 'no', explanation: '' },
    ]);
    assert.deepEqual(file['Negative Examples'], [{ input: 'Q: Row 2?', output: 'no', explanation: '' }]);
    const instances = file['Instances'] as readonly { readonly input: string }[];
    assert.equal(instances.length, 33);
    assert.deepEqual(instances[0], { id: 'weather-Does it-0', input: 'Q: Row 3?', output: ['no'] });
    assert.deepEqual(
      notes.map(({ why }) => why),
      ['The explanations of the examples are empty.'],
    );
  });

  it('notes each rule of the project that a task does not keep', async () => {
    const { files, notes } = await write([
      { task: taskOf('  - {name: t, input: "{{ q }}", target: "yes"}\n'), lines: lines.slice(0, 9) },
    ]);
    assert.equal(files.size, 1);
    assert.deepEqual(
      notes.map(({ why }) => why),
      [
        'The explanations of the examples are empty.',
        'There must be 26 to 6500 instances, there are 6.',
        'All instances have the same output.',
        'Its prompt has no part that is the same for all rows; the task’s title is the definition.',
      ],
    );
  });

  it('writes no file without rows', async () => {
    const { files, notes } = await write([
      { task: taskOf('  - {name: t, input: "{{ q }}", target: "yes"}\n'), lines: [] },
    ]);
    assert.deepEqual([files.size, notes.length], [0, 2]);
  });
});
