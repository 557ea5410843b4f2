/**
 * Our language server against `yaml-language-server`, both as an editor starts them, over the same files with the same
 * schema, turn by turn: `npm run bench:language`. A folder as argument, or in `FLAN_BENCH_FILES`, adds the largest of its
 * task files, or of those that its files of other projects become: PromptSource's `promptsource/templates` is meant.
 */
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { createRandom } from '../../src/random';
import { Contender, type Program } from './contender';
import { largestIn } from './largest';
import { rowsText, taskText } from './made-up';
import { measureOverview } from './overview';

const edits = 60;
const starts = 7;
/** What yaml-language-server waits for after a keystroke before it begins to check (`validationDelayMs`). */
const theirPause = 200;

const root = resolve(__dirname, '../..');
const schema = join(root, 'dist/schemas/task.schema.json');
const theirPackage = dirname(createRequire(__filename).resolve('yaml-language-server/package.json'));

const programs: readonly Program[] = [
  { name: 'flan-workbench', args: [join(root, 'dist/server.js'), '--stdio'], pulls: true, settings: {} },
  {
    name: 'yaml-language-server',
    args: [join(theirPackage, 'bin/yaml-language-server'), '--stdio'],
    pulls: false,
    settings: {
      yaml: {
        schemas: { [URI.file(schema).toString()]: '*.task.flan.yaml' },
        schemaStore: { enable: false },
        validate: true,
        completion: true,
      },
    },
  },
];

/** A file in a folder, and what is typed where. */
interface Case {
  readonly title: string;
  readonly folder: string;
  readonly path: string;
}

interface Figures {
  readonly start: number[];
  readonly startCpu: number[];
  /** Until our server has told all that its rules find, too. */
  readonly whole: number[];
  readonly keystroke: number[];
  readonly cpu: number[];
  readonly completion: number[];
  readonly memory: number[];
}

/** Starts both in turn, then types into both in turn. */
async function measure({ title, folder, path }: Case): Promise<void> {
  const text = faulty(await readFile(path, 'utf8'));
  const figures = programs.map((): Figures => ({
    start: [],
    startCpu: [],
    whole: [],
    keystroke: [],
    cpu: [],
    completion: [],
    memory: [],
  }));
  let running: Contender[] = [];
  for (let round = 0; round < starts; round++) {
    running.forEach((contender) => contender.stop());
    running = [];
    for (const [i, program] of programs.entries()) {
      const begin = performance.now();
      const contender = await Contender.start(program, folder);
      await contender.open(path, text);
      figures[i]!.start.push(performance.now() - begin);
      figures[i]!.startCpu.push(contender.cpu());
      if (program.pulls) {
        const isLater = await contender.openWhole();
        figures[i]!.whole.push(isLater ? performance.now() - begin : figures[i]!.start.at(-1)!);
      }
      running.push(contender);
    }
  }
  const random = createRandom(title);
  for (let round = -10; round < edits; round++) {
    const places = placesIn(running[0]!.text);
    const [prose, key] = [random.pick(places.prose), random.pick(places.keys)];
    for (const [i, contender] of running.entries()) {
      const [cpu, begin] = [contender.cpu(), performance.now()];
      const found = await contender.type(prose, 'x');
      const time = performance.now() - begin;
      if (found.length === 0) throw new Error(`${programs[i]!.name} finds nothing wrong with ${path}`);
      const spent = contender.cpu() - cpu;
      const asked = performance.now();
      const offered = await contender.complete(key > prose ? key + 1 : key);
      const waited = performance.now() - asked;
      if (offered === 0) throw new Error(`${programs[i]!.name} completes nothing in ${path}`);
      // The first ones warm the programs up.
      if (round < 0) continue;
      figures[i]!.keystroke.push(time);
      figures[i]!.cpu.push(spent);
      figures[i]!.completion.push(waited);
    }
  }
  running.forEach((contender, i) => figures[i]!.memory.push(contender.memory()));
  running.forEach((contender) => contender.stop());
  print(`${title}, ${text.split('\n').length} lines`, figures);
}

/** The file with a key that no schema knows, so that there is something to tell. */
function faulty(text: string): string {
  return text.replace(/^templates:/m, 'tepmlates: 1\ntemplates:');
}

/** Where letters are typed, inside the Jinja text of templates, and where keys of a template begin. */
function placesIn(text: string): { readonly prose: readonly number[]; readonly keys: readonly number[] } {
  const templates = text.slice(text.search(/^templates:/m));
  const offset = text.length - templates.length;
  const found = (pattern: RegExp): number[] =>
    [...templates.matchAll(pattern)].map(({ index, 0: all }) => offset + index + all.length);
  return { prose: found(/^ {6,}[A-Za-z]+(?= )/gm), keys: found(/^ {4}(?=(?:target|jinja|input):)/gm) };
}

function print(title: string, [ours, theirs]: readonly Figures[]): void {
  if (!ours || !theirs) return;
  console.log(`\n${title}`);
  console.log(`${''.padEnd(44)}${'ours'.padStart(10)}${'theirs'.padStart(10)}${'ratio'.padStart(8)}`);
  const row = (label: string, of: (figures: Figures) => number, digits = 1): void => {
    const [a, b] = [of(ours), of(theirs)];
    const ratio = b > 0 ? (a / b).toFixed(2) : '';
    console.log(
      `${label.padEnd(44)}${a.toFixed(digits).padStart(10)}${b.toFixed(digits).padStart(10)}${ratio.padStart(8)}`,
    );
  };
  const work = (share: number) => (figures: Figures) =>
    at(figures.keystroke, share) - (figures === theirs ? theirPause : 0);
  row('keystroke to diagnostics, median, ms', ({ keystroke }) => at(keystroke, 0.5));
  row('  95th percentile, ms', ({ keystroke }) => at(keystroke, 0.95));
  row(`  less the ${theirPause} ms that theirs waits, median`, work(0.5));
  row('  95th percentile, ms', work(0.95));
  row('  processor time, mean, ms', ({ cpu }) => cpu.reduce((sum, time) => sum + time, 0) / cpu.length);
  row('completion of a key, median, ms', ({ completion }) => at(completion, 0.5));
  row('  95th percentile, ms', ({ completion }) => at(completion, 0.95));
  row('cold start to first diagnostics, median, ms', ({ start }) => at(start, 0.5), 0);
  row('  processor time, median, ms', ({ startCpu }) => at(startCpu, 0.5), 0);
  if (ours.whole.length > 0)
    console.log(`${'  to all that the rules find'.padEnd(44)}${at(ours.whole, 0.5).toFixed(0).padStart(10)}`);
  row('memory after the edits, MiB', ({ memory }) => at(memory, 0.5), 0);
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
}

async function main(): Promise<void> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'flan-bench-')));
  const made = async (name: string, templates: number, at: string): Promise<string> => {
    const path = join(at, `${name}.task.flan.yaml`);
    await writeFile(path, taskText(name, templates));
    return path;
  };
  try {
    const alone = await mkdtemp(join(folder, 'alone-'));
    const many = await mkdtemp(join(folder, 'many-'));
    for (const at of [alone, many]) await writeFile(join(at, 'rows.jsonl'), rowsText(200));
    const large = await made('large', 200, alone);
    const small = await Promise.all(Array.from({ length: 300 }, (_, i) => made(`task-${i}`, 10, many)));
    await measure({ title: 'One task of 200 templates', folder: alone, path: large });
    await measure({ title: 'A task of 10 templates among 300 such files', folder: many, path: small[150]! });
    const text = faulty(await readFile(small[150]!, 'utf8'));
    await measureOverview(programs[0]!, many, { path: small[150]!, text, offset: text.indexOf('task-150') });
    const real = process.argv[2] ?? process.env['FLAN_BENCH_FILES'];
    if (real === undefined) {
      console.log('\nGive the folder promptsource/templates of PromptSource to measure its largest file, too.');
      return;
    }
    const largest = await largestIn(resolve(real));
    if (!largest) throw new Error(`there is no file in ${real} that is a task or becomes one`);
    const own = await mkdtemp(join(folder, 'real-'));
    await writeFile(join(own, largest.name), largest.text);
    await measure({ title: largest.name, folder: own, path: join(own, largest.name) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

void main();
