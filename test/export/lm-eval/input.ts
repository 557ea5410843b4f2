import assert from 'node:assert/strict';
import { parseLmEval, type YamlNode } from '../../../src/formats';
import { valueOf } from '../../../src/import/lm-eval/keep-aside';
import { lmEval } from '../../../src/export/formats/lm-eval';
import { lmEvalSymbolic } from '../../../src/export/formats/lm-eval-symbolic';
import type { ExportNote, TaskFormat, TaskFormatInput } from '../../../src/export';
import { loadRecipe } from '../../../src/recipe';
import { isSound, loadTask, type Task } from '../../../src/task';
import { parseJson, PyDict, type Value } from '../../../src/value';

/** An export held in memory. */
export interface Written {
  readonly files: ReadonlyMap<string, string>;
  readonly notes: readonly ExportNote[];
}

export const formats = { rendered: lmEval, symbolic: lmEvalSymbolic } as const;

/** Writes held-out tasks with their rows given as JSON. */
export async function write(
  format: TaskFormat,
  tasks: readonly { readonly task: Task; readonly rows: readonly string[] }[],
  separator = ' ',
): Promise<Written> {
  const recipe = loadRecipe(
    `flan: recipe/1\nrun: r\ntasks: ["*.yaml"]\nhold_out: {clusters: [nli]}\nmodel: {path: m}\nformat: {separator: ${JSON.stringify(separator)}}\n`,
    '/w/r.recipe.flan.yaml',
  ).recipe;
  assert.ok(recipe);
  const heldOut = tasks.map(({ task }) => task);
  const input: TaskFormatInput = {
    recipe,
    plan: { train: [], heldOut, dropped: [], problems: [] },
    tasks: heldOut,
    rows: async function* (task, split) {
      assert.equal(split, recipe.eval.split);
      for (const [index, text] of (tasks.find((one) => one.task === task)?.rows ?? []).entries()) {
        const row = parseJson(text);
        assert.ok(row.ok && row.value instanceof PyDict, text);
        yield await Promise.resolve({
          kind: 'row',
          row: row.value,
          index,
          line: index + 1,
          file: '/w/rows.jsonl',
        } as const);
      }
    },
    heldOutSeed: (task, template, row) => `${task.name}/${template}/${row}`,
  };
  const files = new Map<string, string>();
  const notes: ExportNote[] = [];
  for await (const entry of format.write(input)) {
    if (entry.kind === 'note') notes.push(entry);
    else {
      assert.ok(!files.has(entry.path), entry.path);
      files.set(entry.path, await textOf(entry.content));
    }
  }
  return { files, notes };
}

/** A task of these templates over the split `test`. */
export function taskOf(body: string, name = 'weather'): Task {
  const text = `flan: task/1\ntask: ${name}\ncluster: nli\ndata:\n  source: {jsonl: rows.jsonl}\n  splits: {test: test}\n${body}`;
  const loaded = loadTask(text, `/w/${name}.task.flan.yaml`);
  assert.ok(isSound(loaded), loaded.problems.map(({ message }) => message).join('\n'));
  return loaded.task;
}

/** A file's keys as PyYAML reads them. */
export async function keysOf({ files }: Written, path: string): Promise<ReadonlyMap<string, Value>> {
  const text = files.get(path);
  assert.ok(text !== undefined, `${path} among ${[...files.keys()].join(', ')}`);
  const { value, problems } = await parseLmEval(text, path, () => Promise.resolve(undefined));
  assert.deepEqual(problems, []);
  return new Map([...(value?.entries ?? new Map<string, YamlNode>())].map(([key, node]) => [key, valueOf(node)]));
}

async function textOf(content: string | Iterable<string> | AsyncIterable<string>): Promise<string> {
  if (typeof content === 'string') return content;
  let text = '';
  for await (const chunk of content) text += chunk;
  return text;
}
