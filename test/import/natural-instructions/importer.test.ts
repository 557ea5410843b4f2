import assert from 'node:assert/strict';
import { nodeFileSystem } from '../../../src/data';
import type { Imported } from '../../../src/import';
import { naturalInstructions } from '../../../src/import/natural-instructions/importer';
import { uniqueNames } from '../../../src/import/names';
import { isSound, loadTask, renderExample, type Task } from '../../../src/task';
import { parseJson, PyDict } from '../../../src/value';

async function convert(text: string, path = '/ni/task012_Weather_Entailment.json'): Promise<Imported> {
  const context = {
    out: '/out',
    readText: () => Promise.resolve(undefined),
    nameTask: uniqueNames(),
    fs: nodeFileSystem,
  };
  return naturalInstructions.convert({ path, text }, context);
}

function load({ files }: Imported): Task {
  const loaded = loadTask(files[0]!.text, `/out/${files[0]!.path}`);
  assert.ok(isSound(loaded), `${files[0]!.text}\n${loaded.problems.map(({ message }) => message).join('\n')}`);
  return loaded.task;
}

function rowsOf({ files }: Imported): PyDict[] {
  return files[1]!.text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const row = parseJson(line);
      assert.ok(row.ok && row.value instanceof PyDict);
      return row.value;
    });
}

/** A task of 24 instances with these outputs in turn. */
function taskOf(outputs: readonly unknown[], more: object = {}): string {
  return JSON.stringify({
    Definition: ['Does it follow? Answer in {{ braces }}.'],
    Categories: ['Textual Entailment'],
    Source: ['Weather Corpus (v1)', 'snli'],
    Input_language: ['Hindi'],
    'Positive Examples': [
      { input: 'It rains.', output: 'yes', explanation: 'Wet.' },
      { input: 'It snows.', output: 'no', explanation: '' },
      { input: 'It hails.', output: 'no', explanation: '' },
    ],
    'Negative Examples': [],
    Instances: Array.from({ length: 24 }, (_, i) => ({
      id: `w-${i}`,
      input: ` row ${i} `,
      output: outputs[i % outputs.length],
    })),
    ...more,
  });
}

describe('importing a task of Natural Instructions', () => {
  it('makes a rank task of a small closed set of outputs', async () => {
    const imported = await convert(taskOf([['yes'], ['no']]));
    const task = load(imported);
    assert.deepEqual(
      [task.name, task.cluster, task.families, task.language, task.scoring],
      ['task012_weather_entailment', 'nli', ['weather_corpus', 'snli'], 'hi', 'rank'],
    );
    assert.ok(task.choices?.kind === 'list');
    assert.deepEqual(
      task.choices.items.map(({ text }) => text),
      ['no', 'yes'],
    );
    const [definition, withExamples] = task.templates.map((template) =>
      renderExample(task, template, rowsOf(imported)[1]!),
    );
    assert.ok(definition?.ok && withExamples?.ok);
    assert.equal(
      definition.value.input,
      'Definition: Does it follow? Answer in {{ braces }}.\n\nNow complete the following example -\nInput: row 1\nOutput:',
    );
    assert.deepEqual([definition.value.target, definition.value.gold], ['no', 0]);
    assert.equal(
      withExamples.value.input,
      'Definition: Does it follow? Answer in {{ braces }}.\n\n' +
        'Positive Example 1 -\nInput: It rains.\nOutput: yes\n\nPositive Example 2 -\nInput: It snows.\nOutput: no\n\n' +
        'Now complete the following example -\nInput: row 1\nOutput:',
    );
    assert.deepEqual(imported.person, []);
  });

  it('generates where outputs are open or several, and keeps them all in the rows', async () => {
    const imported = await convert(taskOf([['yes', 'yeah'], ['no']]));
    const task = load(imported);
    assert.deepEqual([task.scoring, task.choices], ['generate', undefined]);
    const rows = rowsOf(imported);
    assert.deepEqual(rows[0]?.get('output'), ['yes', 'yeah']);
    const rendered = renderExample(task, task.templates[0]!, rows[0]);
    assert.ok(rendered.ok && rendered.value.target === 'yes');
    assert.ok(imported.aside.some(({ what }) => what.endsWith('12 instances')));
    const open = load(await convert(taskOf(Array.from({ length: 24 }, (_, i) => [`answer ${i}`]))));
    assert.equal(open.scoring, 'generate');
  });

  it('reads the first version, whose outputs are texts', async () => {
    const imported = await convert(taskOf(['yes', 'no'], { Definition: 'Say.' }));
    const rendered = renderExample(load(imported), load(imported).templates[0]!, rowsOf(imported)[0]!);
    assert.ok(rendered.ok && rendered.value.target === 'yes');
  });

  it('keeps the first instances for tests', async () => {
    const task = load(await convert(taskOf([['yes'], ['no']])));
    assert.deepEqual(
      [...task.data.splits],
      [
        ['train', { name: 'train', start: 12 }],
        ['test', { name: 'train', end: 12 }],
      ],
    );
  });

  it('asks for a cluster that no category tells, and reports faults by line', async () => {
    const imported = await convert(taskOf([['yes'], ['no']], { Categories: ['Misc.'] }), '/ni/task1_a.json');
    assert.equal(load(imported).cluster, 'unknown');
    assert.equal(imported.person.length, 1);
    const faulty = await convert('{"Definition": ["x"],\n "Instances": [\n  {"input": "a"}]}');
    assert.deepEqual([faulty.files.length, faulty.failed.map(({ line, column }) => [line, column])], [0, [[3, 3]]]);
  });
});
