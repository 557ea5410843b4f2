/**
 * The embedded engine against torch, transformers, peft and lm_eval on this machine's CPU, same models, same work, same
 * threads, process for process in turns; medians, and what the two sides answer compared.
 *
 *     npm run bench:engine [-- --rounds N --threads N --only JOB,… --shapes NAME,…]
 *
 * FLAN_TRAINERS names a Python that has them; else they are installed into the user's cache (some 6 GB).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { ensureTrainers } from '../../.ci/ensure/trainers.mjs';
import { jobs, type Figures, type Job } from './job';
import { choices, labelledShare, shapes, type Shape } from './shapes';
import { makeWorkload } from './workload';

/** What is measured on which shapes, and what is aimed at: the least ratio ours to theirs, of `start` the largest. */
const rows: readonly {
  readonly job: Job;
  readonly of: readonly string[];
  readonly unit: string;
  readonly aim: number;
}[] = [
  { job: 'full', of: ['3.7M', '30M'], unit: 'tokens/s', aim: 1.3 },
  { job: 'lora', of: ['135M'], unit: 'tokens/s', aim: 1.5 },
  { job: 'rank', of: ['30M', '135M'], unit: 'rows/s', aim: 4 },
  { job: 'generate', of: ['30M', '135M'], unit: 'tokens/s', aim: 1.5 },
  { job: 'start', of: ['30M'], unit: 's', aim: 0.3 },
];

const memoryAim = 0.7;
const cache = join(process.cwd(), '.cache', 'bench-engine');

interface Side {
  readonly command: string;
  readonly args: readonly string[];
}

/** Runs a job to its end. A start is timed from outside, from before there is a process. */
function runJob({ command, args }: Side, job: Job, file: string, threads: number): Figures {
  const start = performance.now();
  const run = spawnSync(command, [...args, job, file], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, OMP_NUM_THREADS: String(threads), TOKENIZERS_PARALLELISM: 'false' },
  });
  const seconds = (performance.now() - start) / 1000;
  if (run.status !== 0) throw new Error(`${command} ${job}: ${run.stderr || run.stdout}`);
  const figures = JSON.parse(run.stdout.trim().split('\n').at(-1)!) as Figures;
  return job === 'start' ? { ...figures, figure: seconds } : figures;
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;
const say = (...cells: readonly (string | number)[]): unknown =>
  process.stdout.write(
    `${cells.map((cell, i) => (i === 0 ? String(cell).padEnd(26) : String(cell).padStart(11))).join('')}\n`,
  );
const digits = (figure: number): string => (figure >= 100 ? figure.toFixed(0) : figure.toFixed(figure >= 10 ? 1 : 2));

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '3' },
      threads: { type: 'string', default: String(Math.min(availableParallelism(), 8)) },
      only: { type: 'string', default: jobs.join() },
      shapes: { type: 'string', default: shapes.map(({ name }) => name).join() },
    },
  });
  const [rounds, threads] = [Number(values.rounds), Number(values.threads)];
  mkdirSync(cache, { recursive: true });
  const outfile = join(cache, 'ours.cjs');
  await build({
    entryPoints: [join(__dirname, 'ours.ts')],
    bundle: true,
    platform: 'node',
    external: ['onnxruntime-node'],
    minify: true,
    outfile,
    logLevel: 'warning',
  });
  const python = await ensureTrainers();
  const sides = {
    ours: { command: process.execPath, args: [outfile] },
    theirs: { command: python, args: [join(__dirname, 'python_side.py')] },
  };
  const peers = spawnSync(
    python,
    [
      '-c',
      'import torch, transformers, peft, lm_eval; print("torch", torch.__version__, "transformers", transformers.__version__, "peft", peft.__version__, "lm_eval", lm_eval.__version__)',
    ],
    { encoding: 'utf8' },
  );
  process.stdout.write(
    `${peers.stdout.trim()}; Node ${process.version}; ${cpus()[0]?.model ?? ''}, ${threads} threads; ` +
      `${rounds} rounds in turns; ${labelledShare * 100}% of the tokens labelled\n\n`,
  );
  say('', 'ours', 'theirs', 'ratio', 'aim', 'MiB ours', 'theirs', 'ratio', 'difference');
  for (const { job, of, unit, aim } of rows) {
    if (!values.only.split(',').includes(job)) continue;
    for (const shape of shapes.filter(({ name }) => of.includes(name) && values.shapes.split(',').includes(name)))
      await measure({ job, shape, unit, aim }, sides, rounds, threads);
  }
}

async function measure(
  { job, shape, unit, aim }: { readonly job: Job; readonly shape: Shape; readonly unit: string; readonly aim: number },
  { ours, theirs }: { readonly ours: Side; readonly theirs: Side },
  rounds: number,
  threads: number,
): Promise<void> {
  const file = await makeWorkload(shape, cache, threads);
  const [our, their]: [Figures[], Figures[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    our.push(runJob(ours, job, file, threads));
    their.push(runJob(theirs, job, file, threads));
  }
  const figure = (of: readonly Figures[]): number => median(of.map((one) => one.figure));
  const memory = (of: readonly Figures[]): number => median(of.map((one) => one.memory));
  const setting = their[0]?.setting;
  say(
    `${job} ${shape.name}, ${unit}`,
    digits(figure(our)),
    digits(figure(their)),
    (figure(our) / figure(their)).toFixed(2),
    job === 'start' ? `<= ${aim}` : `>= ${aim}`,
    digits(memory(our)),
    digits(memory(their)),
    `${(memory(our) / memory(their)).toFixed(2)}${memory(our) / memory(their) > memoryAim ? '!' : ''}`,
    difference(job, our[0]!.outcome, their[0]!.outcome),
    ...(setting === undefined || setting === null ? [] : [`  (theirs: ${setting})`]),
  );
}

/** How far the two sides are apart in what they answer. */
function difference(job: Job, ours: readonly number[], theirs: readonly number[]): string {
  if (ours.length !== theirs.length) return 'not alike';
  const apart = ours.map((value, i) => Math.abs(value - theirs[i]!));
  if (job === 'generate') return `${apart.filter((gap) => gap > 0).length} ids`;
  const largest = Math.max(...apart).toExponential(0);
  return job === 'rank' ? `${largest}, ${otherAnswers(ours, theirs)} answers` : largest;
}

/** Of how many questions another choice is the most likely; a question has as many scores as choices. */
function otherAnswers(ours: readonly number[], theirs: readonly number[]): number {
  const best = (scores: readonly number[], at: number): number => {
    const own = scores.slice(at, at + choices);
    return own.indexOf(Math.max(...own));
  };
  let others = 0;
  for (let at = 0; at < ours.length; at += choices) if (best(ours, at) !== best(theirs, at)) others++;
  return others;
}

void main();
