/**
 * What authors wait for: `npm run bench:examples -- FOLDER` renders every row of the tasks in a folder through every
 * template of its task, and prints rendered examples per second (median of rounds), the time to load a task file, and
 * the time from a template's text to its first render.
 */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { contextOf, nodeFileSystem, readAll, type Row } from '../../src/data';
import { parseTemplate, renderTemplate } from '../../src/jinja';
import { loadTask, renderExample, bodyFields, type Task, type TaskTemplate } from '../../src/task';

interface Work {
  readonly task: Task;
  readonly template: TaskTemplate;
  readonly rows: readonly Row[];
}

const ROUNDS = 15;
const WARM_UP = 5;
const ROWS = 300;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

/** Seconds that each of the measured rounds takes. */
function rounds(work: () => void): readonly number[] {
  return Array.from({ length: WARM_UP + ROUNDS }, () => {
    const started = performance.now();
    work();
    return (performance.now() - started) / 1000;
  }).slice(WARM_UP);
}

async function load(folder: string): Promise<{ readonly texts: readonly [string, string][]; readonly work: Work[] }> {
  const paths = await nodeFileSystem.glob(['tasks/*.task.flan.yaml'], folder);
  const texts = paths.map((path): [string, string] => [path, readFileSync(path, 'utf8')]);
  const work: Work[] = [];
  for (const [path, text] of texts) {
    const { task } = loadTask(text, path);
    if (!task) throw new Error(`${path} cannot be read`);
    const { rows } = await readAll(task.data, 'train', { base: dirname(path), fs: nodeFileSystem, limit: ROWS });
    for (const template of task.templates) work.push({ task, template, rows: rows.map(({ row }) => row) });
  }
  return { texts, work };
}

async function main(): Promise<void> {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    console.error('usage: npm run bench:examples -- FOLDER');
    process.exit(2);
  }
  const { texts, work } = await load(folder);
  const examples = work.reduce((sum, { rows }) => sum + rows.length, 0);
  let failed = 0;
  const rendering = rounds(() => {
    for (const { task, template, rows } of work) {
      rows.forEach((row, seed) => {
        if (!renderExample(task, template, row, { seed }).ok) failed++;
      });
    }
  });
  console.log(`${examples} examples of ${work.length} templates, ${failed} failed, median of ${ROUNDS} rounds`);
  console.log(`${Math.round(examples / median(rendering)).toLocaleString('en')} examples/s`);

  const loading = rounds(() => texts.forEach(([path, text]) => loadTask(text, path)));
  console.log(`${((median(loading) * 1000) / texts.length).toFixed(2)} ms to load a task file`);

  const sources = work.flatMap(({ template, rows }) =>
    bodyFields(template).map(({ field }) => ({ text: field.text, context: contextOf(rows[0]!) })),
  );
  const starting = rounds(() => {
    for (const { text, context } of sources) renderTemplate(parseTemplate(text), context);
  });
  console.log(`${((median(starting) * 1e6) / sources.length).toFixed(1)} µs to parse, compile and render once`);
}

void main();
