/**
 * How fast an export is, and how much memory it takes: rows a second and the peak resident memory of the exporting
 * process, for 10,000, 100,000 and 1,000,000 training rows, beside what a plain loop in Python takes for the same.
 *
 *     npm run bench:export [-- ROWS…]
 *
 * Python: PYTHON names the interpreter, python3 by default; it needs jinja2, and `datasets` for the third peer.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportMixture, type Container } from '../../src/export';
import { makeUp, templates } from './made-up';

/** What one export took; `cpu` in seconds of all threads, which other programs on the machine do not lengthen. */
interface Figures {
  readonly rows: number;
  readonly seconds: number;
  readonly cpu: number;
  /** In MiB. */
  readonly memory: number;
}

async function child([recipePath, out, container]: readonly string[]): Promise<void> {
  const start = performance.now();
  const result = await exportMixture({
    recipePath: recipePath!,
    out: out!,
    formats: ['prompt_completion'],
    container: container as Container,
    parts: ['train'],
    version: 'bench',
  });
  if (!result.ok) throw new Error(result.error.message);
  const figures: Figures = {
    rows: result.value.manifest.parts.train!.written,
    seconds: (performance.now() - start) / 1000,
    cpu: (process.resourceUsage().userCPUTime + process.resourceUsage().systemCPUTime) / 1e6,
    memory: process.resourceUsage().maxRSS / 1024,
  };
  process.stdout.write(JSON.stringify(figures));
}

function ours(recipe: string, out: string, container: Container): Figures {
  return figuresOf(spawnSync(process.execPath, [__filename, 'child', recipe, out, container], { encoding: 'utf8' }));
}

/** @param how `plain`: json and jinja2 in a loop; `datasets`: `load_dataset`, `map`, `to_json` */
function python(folder: string, out: string, how: 'plain' | 'datasets'): Figures | string {
  const script = path.join(process.cwd(), 'bench/export/python_side.py');
  writeFileSync(path.join(folder, 'templates.json'), JSON.stringify(templates));
  const run = spawnSync(process.env['PYTHON'] ?? 'python3', [script, how, folder, out], { encoding: 'utf8' });
  if (run.error) return 'no python3';
  if (run.status === 3) return run.stdout.trim();
  return figuresOf(run);
}

function figuresOf({ status, stdout, stderr }: { status: number | null; stdout: string; stderr: string }): Figures {
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Figures;
}

function print(who: string, figures: Figures | string): void {
  const cells =
    typeof figures === 'string'
      ? [figures]
      : [
          figures.rows.toLocaleString('en').padStart(11),
          figures.seconds.toFixed(1).padStart(8),
          figures.cpu.toFixed(1).padStart(8),
          Math.round(figures.rows / figures.seconds)
            .toLocaleString('en')
            .padStart(9),
          Math.round(figures.memory).toLocaleString('en').padStart(9),
        ];
  process.stdout.write(`${who.padEnd(28)}${cells.join(' ')}\n`);
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args[0] === 'child') return child(args.slice(1));
  const sizes = args.length > 0 ? args.map(Number) : [10_000, 100_000, 1_000_000];
  process.stdout.write(`${''.padEnd(28)}       rows  seconds    CPU s    rows/s  peak MiB\n`);
  for (const rows of sizes) {
    const folder = mkdtempSync(path.join(tmpdir(), 'flan-bench-'));
    try {
      const recipe = makeUp(folder, rows);
      print('flan-workbench, JSONL', ours(recipe, path.join(folder, 'out'), 'jsonl'));
      print('flan-workbench, Parquet', ours(recipe, path.join(folder, 'out'), 'parquet'));
      print('Python, json and jinja2', python(folder, path.join(folder, 'plain.jsonl'), 'plain'));
      print('Python, datasets', python(folder, path.join(folder, 'datasets.jsonl'), 'datasets'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

void main();
