import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeFileSystem, readAll } from '../../../src/data';
import type { Imported } from '../../../src/import';
import { lmEval } from '../../../src/import/lm-eval/importer';
import { uniqueNames } from '../../../src/import/names';
import { isSound, loadTask, renderExample, type Task } from '../../../src/task';

const folder = join(__dirname, 'harness');

/** What `test/peers/lm_eval_loads.py harness expected.json` wrote with lm_eval 0.4.13. */
interface Expected {
  readonly tasks: Readonly<Record<string, { readonly output_type: string; readonly docs: readonly ExpectedDoc[] }>>;
}

interface ExpectedDoc {
  readonly text: string;
  readonly target: unknown;
  readonly choices: readonly string[] | null;
  readonly gold: number | boolean | null;
  readonly requests: readonly (readonly [string, unknown])[];
}

async function convert(path: string, text: string, files: Readonly<Record<string, string>> = {}): Promise<Imported> {
  const readText = async (other: string): Promise<string | undefined> =>
    files[other] ?? (await readFile(other, 'utf8').catch(() => undefined));
  return lmEval.convert({ path, text }, { out: folder, readText, nameTask: uniqueNames(), fs: nodeFileSystem });
}

function load({ files }: Imported): Task {
  const [file] = files;
  assert.ok(file);
  const loaded = loadTask(file.text, join(folder, file.path));
  assert.ok(isSound(loaded), `${file.text}\n${loaded.problems.map(({ message }) => message).join('\n')}`);
  return loaded.task;
}

/** A task in memory, with the items that need a person. */
async function convertText(
  text: string,
): Promise<{ readonly task: Task; readonly text: string; readonly imported: Imported }> {
  const imported = await convert('/h/a.yaml', text);
  return { task: load(imported), text: imported.files[0]!.text, imported };
}

describe('importing tasks of lm-evaluation-harness', () => {
  it('asks on every row what the harness asks, with the same choices and the same right one', async () => {
    const expected = JSON.parse(await readFile(join(__dirname, 'expected.json'), 'utf8')) as Expected;
    const seen: string[] = [];
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.yaml'))) {
      const path = join(folder, name);
      const imported = await convert(path, await readFile(path, 'utf8'));
      assert.deepEqual(imported.failed, [], name);
      const task = load(imported);
      const { rows, problems } = await readAll(task.data, 'test', { base: folder, fs: nodeFileSystem });
      assert.deepEqual(problems, [], name);
      for (const template of task.templates) {
        const key = template.name in expected.tasks ? template.name : `reading_prompts::${template.name}`;
        seen.push(key);
        const asked = expected.tasks[key]!;
        assert.equal(template.scoring, asked.output_type === 'multiple_choice' ? 'rank' : 'generate', key);
        for (const [place, { row }] of rows.entries()) {
          const ours = renderExample(task, template, row);
          assert.ok(ours.ok, key);
          const theirs = asked.docs[place]!;
          assert.equal(ours.value.input, theirs.requests[0]![0], key);
          assert.deepEqual(ours.value.choices, theirs.choices ?? undefined, key);
          if (theirs.choices) assert.equal(ours.value.gold, Number(theirs.gold), key);
          else assert.equal(ours.value.target, [theirs.target].flat()[0], key);
        }
      }
    }
    assert.deepEqual(seen.sort(), Object.keys(expected.tasks).sort());
  });

  it('makes one task of a group’s prompts over the same data', async () => {
    const path = join(folder, 'prompts_group.yaml');
    const task = load(await convert(path, await readFile(path, 'utf8')));
    assert.deepEqual(
      [task.name, task.templates.map(({ name }) => name)],
      ['reading_prompts', ['reading_prompts_p0', 'reading_prompts_p1']],
    );
  });

  it('leaves a column in place of Python code, and says so with its line', async () => {
    const { task, imported } = await convertText(
      'task: a\ndataset_path: org/rte\ndataset_name: c\ndataset_kwargs: {revision: abc}\nvalidation_split: validation\n' +
        'process_docs: !function utils.prepare\ndoc_to_text: !function utils.prompt\ndoc_to_target: "{{ answer }}"\n',
    );
    assert.deepEqual(task.data.source, { kind: 'hf', id: 'org/rte', config: 'c', revision: 'abc' });
    assert.deepEqual([...task.data.splits], [['dev', { name: 'validation' }]]);
    assert.equal(task.templates[0]?.body.kind === 'pair' && task.templates[0].body.input.text, '{{ doc_to_text }}');
    assert.deepEqual(
      imported.person.map(({ what, line }) => [what, line]),
      [
        ['process_docs: !function utils.prepare', 6],
        ['doc_to_text: !function utils.prompt', 7],
      ],
    );
    assert.equal(task.cluster, 'nli');
  });

  it('keeps every key that a task has no place for, typed as PyYAML types it', async () => {
    const { text } = await convertText(
      'task: My Task\ndataset_path: x\ndoc_to_text: q\ndoc_to_target: a\nfewshot_split: train\nnum_fewshot: 3\n' +
        'metadata: {version: 1.0}\ngeneration_kwargs: {until: ["\\n"], do_sample: no}\n' +
        'filter_list: [{name: x, filter: [{function: !function f.g}]}]\n',
    );
    const aside = text.slice(text.indexOf('x-lm-eval:'), text.indexOf('templates:'));
    for (const line of ['task: My Task', 'num_fewshot: 3', 'version: 1.0', 'do_sample: false', '!function f.g']) {
      assert.ok(aside.includes(line), `${line} in ${aside}`);
    }
  });

  it('reports words that PyYAML misreads where they stand', async () => {
    const { task, imported } = await convertText(
      'task: a\noutput_type: multiple_choice\ndataset_path: rte\ndoc_to_text: q\ndoc_to_target: label\n' +
        'doc_to_choice: [yes, no, "maybe"]\n',
    );
    assert.ok(task.choices?.kind === 'list');
    assert.deepEqual(
      task.choices.items.map(({ text }) => text),
      ['True', 'False', 'maybe'],
    );
    assert.deepEqual(
      imported.person.map(({ what, line, column }) => [what, line, column]),
      [
        ['doc_to_choice: yes', 6, 17],
        ['doc_to_choice: no', 6, 22],
      ],
    );
  });

  it('keeps the newline at the end of a prompt, and says what it drops', async () => {
    const kept = await convertText('task: rte\ndataset_path: x\ndoc_to_text: "{{q}}\\n"\ndoc_to_target: a\n');
    assert.equal(kept.task.templates[0]?.keepTrailingNewline, true);
    const dropped = await convertText('task: rte\ndataset_path: x\ndoc_to_text: "{{q}} "\ndoc_to_target: a\n');
    assert.ok(dropped.imported.aside.some(({ why }) => why.startsWith('White space at the end')));
  });

  it('reads data files by split, and a path that holds the split', async () => {
    const head = 'task: rte\ndoc_to_text: q\ndoc_to_target: a\n';
    const one = await convertText(
      `${head}dataset_path: json\ndataset_kwargs: {data_files: {train: d/rte.train.jsonl, dev: d/rte.dev.jsonl}}\n`,
    );
    assert.match(one.text, /source: \{ ?jsonl: "?.*d\/rte\.\{split\}\.jsonl"? ?\}/);
    const two = await convertText(
      `${head}dataset_path: csv\ndataset_kwargs: {data_files: {train: [a.csv, b.csv], test: c.csv}}\n`,
    );
    assert.ok(two.task.data.source.kind === 'csv');
    const { path } = two.task.data.source;
    assert.ok(path instanceof Map);
    assert.deepEqual([...path.keys()], ['train', 'test']);
  });

  it('writes nothing for what is not text, or no task, and says why', async () => {
    const cases = [
      ['task: a\noutput_type: loglikelihood_rolling\ndataset_path: x\ndoc_to_target: text\n', 'person'],
      ['task: a\ndoc_to_image: [image]\ndataset_path: x\ndoc_to_text: q\ndoc_to_target: a\n', 'person'],
      ['task: a\nclass: !function task.A\n', 'person'],
      ['task: a\nuse_prompt: "promptsource:*"\ndataset_path: x\n', 'person'],
      ['output_type: multiple_choice\ndoc_to_text: q\n', 'aside'],
      ['group: g\ntask: [a, b]\n', 'aside'],
      ['task: a\ndataset_path: x\ndoc_to_text: "{{ q"\ndoc_to_target: a\n', 'failed'],
    ] as const;
    for (const [text, list] of cases) {
      const imported = await convert('/h/a.yaml', text);
      assert.deepEqual([imported.files.length, imported[list].length > 0], [0, true], text);
    }
  });

  it('keeps a brace at the end of a description from the mark behind it', async () => {
    const { task } = await convertText(
      'task: rte\ndataset_path: x\ndescription: "Set {"\ndoc_to_text: "{{q}}"\ndoc_to_target: a\n',
    );
    const { body } = task.templates[0]!;
    assert.equal(body.kind === 'pair' && body.input.text, 'Set {{ "{" }}{{q}}');
  });

  it('takes the cluster from the metadata of our own exports', async () => {
    const { task } = await convertText(
      'task: rte\ndataset_path: x\ndoc_to_text: q\ndoc_to_target: a\nmetadata: {cluster: misc}\n',
    );
    assert.equal(task.cluster, 'misc');
  });

  it('tells a fault in an included file by that file’s line', async () => {
    const imported = await convert('/h/a.yaml', 'include: b\ntask: a\n', { '/h/b': 'x: 1\ndoc_to_text: "{% if %}"\n' });
    assert.deepEqual(
      imported.failed.map(({ file, line }) => [file, line]),
      [['/h/b', 2]],
    );
  });

  it('recognises the harness’s files, and no others', () => {
    assert.ok(lmEval.recognises('include: x.yaml\ntask: a\n', 'a.yaml'));
    assert.ok(lmEval.recognises('"dataset_name": "x"\n"include": "y"\n"task": "z"\n', 'a.yaml'));
    assert.ok(!lmEval.recognises('flan: task/1\ntask: rte\n', 'a.task.flan.yaml'));
    assert.ok(!lmEval.recognises('dataset: rte\ntemplates:\n', 'templates.yaml'));
    assert.ok(!lmEval.recognises('name: ci\non: push\njobs: {}\n', 'ci.yml'));
  });
});
