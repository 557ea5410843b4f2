import assert from 'node:assert/strict';
import { taskFormats, type ExportedFile, type ExportNote, type TaskFormatInput } from '../../../src/export';
import { importFiles } from '../../../src/import';
import { loadTask, type Task } from '../../../src/task';
import { memoryFiles } from '../../data/memory-files';

const format = taskFormats.find(({ id }) => id === 'flan')!;

async function write(
  texts: readonly string[],
): Promise<{ readonly python: string; readonly notes: readonly string[] }> {
  const tasks = texts.map((text, index): Task => loadTask(text, `/t${index}.task.flan.yaml`).task!);
  const out: (ExportedFile | ExportNote)[] = [];
  // The format reads neither recipe nor rows.
  for await (const entry of format.write({ tasks } as unknown as TaskFormatInput)) out.push(entry);
  const files = out.filter((entry) => entry.kind === 'file');
  assert.deepEqual(
    files.map(({ path }) => path),
    ['templates.py'],
  );
  return {
    python: files[0]!.content as string,
    notes: out.flatMap((entry) => (entry.kind === 'note' ? [entry.what] : [])),
  };
}

describe('export as FLAN patterns', () => {
  const python = String.raw`from flan.v2.templates import FewShotPattern

PATTERNS = {
    "tides": [
        ("When is high tide at \"{harbour}\"?\n\n{options_}", "{answer}"),
        ("A {{set} of braces {% ends\n", "{answer}"),
    ],
}
PATTERNS["ebbs"] = PATTERNS["tides"]

FEWSHOT_PATTERNS = {
    "tides": [
        FewShotPattern(inputs="{harbour}", targets="{answer}", x_y_delimiter="\n", in_template_mix=False),
    ],
}
`;

  async function imported(): Promise<readonly string[]> {
    const fs = memoryFiles({ '/templates.py': python });
    return (await importFiles(['/templates.py'], { fs, out: '/' })).files.map(({ text }) => text);
  }

  it('gives back what was imported', async () => {
    assert.deepEqual(await write(await imported()), { python, notes: [] });
  });

  it('writes a shared list out where one of the two was changed', async () => {
    const [tides, ebbs, few] = await imported();
    const { python: changed } = await write([tides!, ebbs!.replace('high tide', 'low tide'), few!]);
    assert.doesNotMatch(changed, /PATTERNS\["ebbs"\] =/);
    assert.match(changed, /"ebbs": \[\n {8}\("When is low tide/);
  });

  it('leaves out, and names, templates that FLAN cannot say', async () => {
    const task = `flan: task/1
task: own
cluster: misc
data: {source: {jsonl: a.jsonl}}
templates:
  - {name: plain, input: "{{ a }}?", target: "{{ b }}"}
  - {name: filtered, input: "{{ a | upper }}", target: "{{ b }}"}
  - {name: one text, jinja: "{{ a }} ||| {{ b }}"}
`;
    assert.deepEqual(await write([task]), {
      python: 'PATTERNS = {\n    "own": [\n        ("{a}?", "{b}"),\n    ],\n}\n',
      notes: ['template "filtered"', 'template "one text"'],
    });
  });
});
