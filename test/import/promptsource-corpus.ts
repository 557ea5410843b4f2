/**
 * PromptSource files through our task files and back: `npx tsx test/import/promptsource-corpus.ts FOLDER [RENDERS]`.
 * FOLDER holds `templates.yaml` files at any depth. RENDERS is a JSONL file (.gz) of what Python makes of their
 * templates, one record a line: `{file, name, examples: [{context, fields, rendered}]}`, `file` below FOLDER or below
 * any folder in it.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { nodeFileSystem } from '../../src/data';
import { toPromptSourceFile } from '../../src/export/promptsource/to-file';
import { parsePromptSource, printPromptSource, type PromptSourceFile } from '../../src/formats';
import { findSources, importFiles } from '../../src/import';
import { renderParts, renderTemplate } from '../../src/jinja';
import { bodyFields, formatOptions, loadTask, type Task } from '../../src/task';
import { parseJson, PyDict, pyStr, stripText, type Value } from '../../src/value';

interface Counts {
  templates: number;
  identical: number;
  files: number;
  identicalFiles: number;
  unsound: number;
}

async function main(): Promise<void> {
  const [folder, renders] = process.argv.slice(2);
  if (folder === undefined) {
    console.error('usage: npx tsx test/import/promptsource-corpus.ts FOLDER [RENDERS]');
    process.exit(2);
  }
  const started = performance.now();
  const { paths } = await findSources([folder], nodeFileSystem);
  const { files, report } = await importFiles(paths, { fs: nodeFileSystem, out: folder, from: 'promptsource' });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${files.length} of ${paths.length} files imported (${seconds} s), ${report.failed.length} faults`);

  const counts: Counts = { templates: 0, identical: 0, files: 0, identicalFiles: 0, unsound: 0 };
  const tasks = new Map<string, Task>();
  for (const { file, to } of report.converted) {
    const text = files.find(({ path }) => path === to)?.text ?? '';
    const { task, problems } = loadTask(text, to);
    if (problems.length > 0) counts.unsound++;
    if (!task) continue;
    tasks.set(relative(folder, file), task);
    compare(readFileSync(file, 'utf8'), toPromptSourceFile(task), file, counts);
  }
  console.log(`${counts.files - counts.unsound} of ${counts.files} task files load without a problem`);
  console.log(`${counts.identical} of ${counts.templates} templates identical`);
  console.log(`${counts.identicalFiles} of ${counts.files} files identical byte for byte`);
  const wrong = renders === undefined ? 0 : checkRenders(renders, tasks);
  const isRight = counts.identical === counts.templates && counts.unsound === 0 && wrong === 0;
  process.exit(isRight && report.failed.length === 0 ? 0 : 1);
}

function compare(text: string, after: PromptSourceFile, file: string, counts: Counts): void {
  const before = parsePromptSource(text).value;
  counts.files++;
  counts.templates += before?.templates.length ?? 0;
  if (printPromptSource(after) === text) counts.identicalFiles++;
  const others = new Map(after.templates.map((template) => [template.key, template]));
  for (const template of before?.templates ?? []) {
    const other = others.get(template.key);
    if (other && plain(template) === plain(other)) counts.identical++;
    else console.log(`${file}: ${template.name}\n  ${plain(template)}\n  ${other ? plain(other) : 'missing'}`);
  }
}

/** All of a record but its place. */
function plain(record: object): string {
  return JSON.stringify({ ...record, span: undefined }, (_key, value: unknown) =>
    value instanceof Map ? Object.fromEntries(value as Map<string, unknown>) : value,
  );
}

/** Renders the imported templates as Python rendered the originals; prints and gives the count of those that differ. */
function checkRenders(path: string, tasks: ReadonlyMap<string, Task>): number {
  const bytes = readFileSync(path);
  const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  let right = 0;
  let wrong = 0;
  for (const line of lines) {
    const parsed = parseJson(line);
    if (!parsed.ok || !(parsed.value instanceof PyDict)) continue;
    const record = parsed.value;
    const file = pyStr(record.get('file') ?? '');
    const task = [...tasks].find(([name]) => name === file || name.endsWith(`/${file}`))?.[1];
    const template = task?.templates.find(({ name }) => name === record.get('name'));
    for (const example of (record.get('examples') ?? []) as Value[]) {
      if (!(example instanceof PyDict) || !task || !template) continue;
      const expected = pyStr(example.get('rendered') ?? '');
      const actual = render(task, bodyFields(template), example);
      if (isSame(expected, actual)) right++;
      else if (wrong++ < 10) console.log(`${file} / ${template.name}\n  ${expected}\n  ${actual.join(' ||| ')}`);
    }
  }
  console.log(`${right} of ${right + wrong} renders equal`);
  return wrong;
}

/** Whether a text is this prompt and this target, each stripped, with a separator between; rows may hold others. */
function isSame(rendered: string, [prompt, target]: readonly [string, string]): boolean {
  const parts = rendered.split('|||');
  return parts.some((_, cut) => {
    const halves = [parts.slice(0, cut + 1).join('|||'), parts.slice(cut + 1).join('|||')];
    return halves[0]?.trim() === prompt && halves[1]?.trim() === target;
  });
}

/** Python drew the first item wherever a template draws, so the parts are rendered here one floor below a run. */
function render(task: Task, fields: ReturnType<typeof bodyFields>, example: PyDict): readonly [string, string] {
  const context = new Map<string, Value>();
  for (const [name, value] of (example.get('fields') as PyDict).entries()) {
    context.set(task.data.rename.get(pyStr(name)) ?? pyStr(name), value);
  }
  const choices = (example.get('context') as PyDict).get('answer_choices');
  if (Array.isArray(choices)) {
    context.set('answer_choices', choices);
    context.set('choices', choices);
    context.set('options_', formatOptions(choices.map((choice: Value) => pyStr(choice))));
  }
  const templates = fields.map(({ field }) => field.template);
  const [first] = templates;
  if (templates.length === 1 && first) {
    const rendered = renderTemplate(first, context, { pick: 'first' });
    const [prompt = '', ...rest] = rendered.ok ? rendered.value.split('|||') : [rendered.error.message];
    return [stripText(prompt, 'both'), stripText(rest.join('|||'), 'both')];
  }
  const rendered = renderParts(templates, context, { pick: 'first' });
  if (!rendered.ok) return [rendered.error.message, ''];
  const [prompt = '', target = ''] = rendered.value;
  return [stripText(prompt, 'both'), stripText(target, 'both')];
}

void main();
