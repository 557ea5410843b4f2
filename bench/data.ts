/**
 * How fast each kind of data file is read, and in how much memory: `npm run bench:data -- [rows]`. Writes the files
 * below .cache/bench-data, reads each in a process of its own, and prints rows per second and the peak resident size.
 */
import { execFileSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { parquetWriteFile } from 'hyparquet-writer';
import { nodeFileSystem, readRows, type DataSource } from '../src/data';
import { createRandom } from '../src/random';

const folder = join(__dirname, '../.cache/bench-data');

/** A row of about 300 bytes: a question, a passage, a label. */
interface BenchRow {
  readonly id: number;
  readonly question: string;
  readonly passage: string;
  readonly label: number;
}

function* rowsOf(count: number): Generator<BenchRow> {
  const random = createRandom('bench/data');
  const words = (many: number): string => Array.from({ length: many }, () => `word${random.below(5000)}`).join(' ');
  for (let id = 0; id < count; id++) yield { id, question: words(12), passage: words(25), label: random.below(4) };
}

const header = ['id', 'question', 'passage', 'label'];

function* joined(count: number, delimiter: string): Generator<string> {
  yield `${header.join(delimiter)}\n`;
  for (const row of rowsOf(count)) yield `${Object.values(row).join(delimiter)}\n`;
}

function* lines(count: number): Generator<string> {
  for (const row of rowsOf(count)) yield `${JSON.stringify(row)}\n`;
}

function* list(count: number): Generator<string> {
  yield '{"data": [';
  for (const row of rowsOf(count)) yield `${row.id === 0 ? '' : ',\n'}${JSON.stringify(row)}`;
  yield ']}';
}

async function writeParquet(path: string, count: number, rowGroupSize: number): Promise<void> {
  const rows = [...rowsOf(count)];
  const column = (name: keyof BenchRow, type: 'INT32' | 'STRING') => ({
    name,
    type,
    data: rows.map((row) => row[name]),
  });
  const columnData = [
    column('id', 'INT32'),
    column('question', 'STRING'),
    column('passage', 'STRING'),
    column('label', 'INT32'),
  ];
  parquetWriteFile({ filename: path, columnData, rowGroupSize });
}

const text =
  (make: () => Iterable<string>) =>
  (path: string): Promise<void> => {
    const lines = Readable.from(make());
    const file = createWriteStream(path);
    return path.endsWith('.gz') ? pipeline(lines, createGzip(), file) : pipeline(lines, file);
  };

/** Each kind of file: its name and how it is written. */
function kinds(count: number): readonly (readonly [string, (path: string) => Promise<void>])[] {
  return [
    ['d.jsonl', text(() => lines(count))],
    ['d.jsonl.gz', text(() => lines(count))],
    ['d.json', text(() => list(count))],
    ['d.csv', text(() => joined(count, ','))],
    ['d.tsv', text(() => joined(count, '\t'))],
    ['groups.parquet', (path) => writeParquet(path, count, 10_000)],
    ['one-group.parquet', (path) => writeParquet(path, count, count)],
  ];
}

function sourceOf(path: string): DataSource {
  if (path.includes('.csv')) return { kind: 'csv', path, delimiter: ',', quotes: true };
  if (path.includes('.tsv')) return { kind: 'tsv', path, quotes: true };
  if (path.includes('.parquet')) return { kind: 'parquet', path };
  return { kind: path.includes('.jsonl') ? 'jsonl' : 'json', path };
}

/** Reads one file to its end and prints what that took. */
async function measure(path: string): Promise<void> {
  const splits = new Map([['train', { name: 'train' }]]);
  const spec = { source: sourceOf(path), splits, rename: new Map(), derive: [], caps: new Map() };
  const begun = performance.now();
  let rows = 0;
  for await (const entry of readRows(spec, 'train', { base: folder, fs: nodeFileSystem })) {
    if (entry.kind === 'problem') throw new Error(entry.problem.message);
    rows++;
  }
  const seconds = (performance.now() - begun) / 1000;
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `${path.padEnd(26)} ${String(rows).padStart(9)} rows ${Math.round(rows / seconds)
      .toString()
      .padStart(8)} rows/s   peak ${peak.toFixed(0).padStart(4)} MiB`,
  );
}

async function main(): Promise<void> {
  const [first = '100000'] = process.argv.slice(2);
  if (first.includes('.')) {
    await measure(first);
    return;
  }
  const count = Number(first);
  mkdirSync(join(folder, first), { recursive: true });
  for (const [name, write] of kinds(count)) {
    const path = join(first, name);
    if (!existsSync(join(folder, path))) await write(join(folder, path));
    execFileSync(process.execPath, ['--import', 'tsx', __filename, path], { stdio: 'inherit' });
  }
}

void main();
