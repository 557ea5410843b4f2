import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { nodeFileSystem, readAll } from '../../../src/data';
import { importFiles, type ImportResult } from '../../../src/import';
import { isSound, loadTask, renderExample } from '../../../src/task';

type Pair = readonly [prompt: string, answer: string];

describe('importing data for supervised fine-tuning', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sft-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function importData(name: string, content: string | Uint8Array): Promise<ImportResult> {
    const path = join(folder, name);
    await writeFile(path, content);
    return importFiles([path], { fs: nodeFileSystem, out: join(folder, 'tasks') });
  }

  /** What the produced task makes of its rows. */
  async function pairsOf({ files, report }: ImportResult): Promise<readonly Pair[]> {
    assert.deepEqual(report.failed, []);
    const [file] = files;
    assert.ok(file);
    const loaded = loadTask(file.text, join(folder, 'tasks', file.path));
    assert.ok(isSound(loaded), `${file.text}\n${loaded.problems.map(({ message }) => message).join('\n')}`);
    const { task } = loaded;
    const { rows, problems } = await readAll(task.data, 'train', { base: dirname(task.path), fs: nodeFileSystem });
    assert.deepEqual(problems, []);
    return rows.map(({ row }) => {
      const rendered = renderExample(task, task.templates[0]!, row);
      assert.ok(rendered.ok);
      return [rendered.value.input, rendered.value.target];
    });
  }

  const user = (content: string) => ({ role: 'user', content });
  const assistant = (content: string) => ({ role: 'assistant', content });
  const shapes: readonly (readonly [shape: string, rows: readonly object[], pairs: readonly Pair[]])[] = [
    ['prompt and completion', [{ prompt: 'Say {{ a }}.', completion: ' a' }], [['Say {{ a }}.', 'a']]],
    [
      'prompt and completion as messages',
      [{ prompt: [{ role: 'system', content: 'Be short.' }, user('Hi')], completion: [assistant('Ho')] }],
      [['Be short.\n\nHi', 'Ho']],
    ],
    ['single questions', [{ messages: [user('Hi'), assistant('Ho')] }], [['Hi', 'Ho']]],
    [
      'conversations, the last answer the target; those without one left out',
      [
        { messages: [{ role: 'system', content: 'S' }, user('A'), assistant('B'), user('C'), assistant('D')] },
        { messages: [user('A'), assistant('B'), user('C')] },
      ],
      [['System: S\n\nUser: A\n\nAssistant: B\n\nUser: C\n\nAssistant:', 'D']],
    ],
    [
      'ShareGPT',
      [
        {
          conversations: [
            { from: 'human', value: 'A' },
            { from: 'gpt', value: 'B' },
          ],
        },
      ],
      [['A', 'B']],
    ],
    [
      'alpaca with and without input',
      [
        { instruction: 'Add.', input: '1, 2', output: '3' },
        { instruction: 'Greet.', input: '', output: 'Hi' },
      ],
      [
        ['Add.\n\n1, 2', '3'],
        ['Greet.', 'Hi'],
      ],
    ],
    ['instructions alone', [{ instruction: 'Greet.', output: 'Hi' }], [['Greet.', 'Hi']]],
    ['inputs and targets', [{ inputs: 'A?', targets: 'B' }], [['A?', 'B']]],
  ];

  for (const [shape, rows, pairs] of shapes) {
    it(`reads ${shape}`, async () => {
      const result = await importData('my data.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      assert.deepEqual(await pairsOf(result), pairs);
      assert.deepEqual(
        result.report.converted.map(({ to, templates }) => [to, templates]),
        [['my_data.task.flan.yaml', 1]],
      );
    });
  }

  it('reads compressed files, JSON lists and CSV where they lie', async () => {
    const row = { prompt: 'A', completion: 'B' };
    for (const [name, content] of [
      ['a.jsonl.gz', gzipSync(JSON.stringify(row))],
      ['a.json', JSON.stringify([row])],
      ['a.csv', 'prompt,completion\nA,B\n'],
    ] as const) {
      const result = await importData(name, content);
      assert.deepEqual(await pairsOf(result), [['A', 'B']], name);
      assert.equal(result.files.length, 1);
      assert.ok(result.files[0]!.text.includes(`../${name}`), result.files[0]!.text);
    }
  });

  it('leaves to a person what it cannot divide', async () => {
    const text = await importData('a.jsonl', '{"text": "<human>: A\\n<bot>: B"}\n');
    assert.deepEqual([text.files, text.report.person.map(({ what }) => what)], [[], ['text']]);
    const parts = await importData('b.jsonl', '{"messages": [{"role": "user", "content": [{"type": "image"}]}]}\n');
    assert.deepEqual([parts.files, parts.report.person.map(({ what }) => what)], [[], ['messages']]);
    const flan = await importData('rte.jsonl', '{"inputs": "A", "targets": "B", "task_name": "rte"}\n');
    assert.deepEqual(
      flan.report.person.map(({ what }) => what),
      ['task_name: rte'],
    );
  });

  it('says by line what is wrong, and which columns it found', async () => {
    const broken = await importData('a.jsonl', '{"prompt": \n');
    assert.deepEqual(
      broken.report.failed.map(({ line }) => line),
      [1],
    );
    const other = await importData('b.jsonl', '{"x": 1, "y": 2}\n');
    assert.deepEqual(
      other.report.failed.map(({ what }) => what),
      ['x, y'],
    );
    const empty = await importData('c.jsonl', '');
    assert.equal(empty.report.failed.length, 1);
  });

  it('passes over rows of another kind that it only came upon', async () => {
    const path = join(folder, 'rows.jsonl');
    await writeFile(path, '{"x": 1}\n');
    const { report } = await importFiles([path], { fs: nodeFileSystem, out: folder, found: new Set([path]) });
    assert.deepEqual(report.failed, []);
  });
});
