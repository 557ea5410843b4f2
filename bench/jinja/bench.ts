/**
 * Renders per second over a corpus, beside Python's jinja2 in the same run: `npm run bench:jinja -- CORPUS.jsonl[.gz]`.
 * Templates are compiled beforehand on both sides, contexts copied afresh outside the measured time, and the rounds of
 * the two alternate, so that a busy machine slows both alike. Ours runs bundled, as it ships. Without Python only our
 * own figure is printed.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';
import { parseTemplate, renderTemplate, type Template } from '../../src/jinja';
import { parseJson, PyDict, type Value } from '../../src/value';

interface Render {
  readonly template: Template;
  readonly context: PyDict;
}

const ROUNDS = 11;
const WARM_UP = 6;

function loadCorpus(file: string): readonly Render[] {
  const bytes = readFileSync(file);
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .flatMap((line) => {
      const parsed = parseJson(line);
      if (!parsed.ok || !(parsed.value instanceof PyDict)) throw new Error('not a record');
      const template = parseTemplate(parsed.value.get('jinja') as string);
      return (parsed.value.get('examples') as PyDict[]).map((example) => ({
        template,
        context: example.get('context') as PyDict,
      }));
    });
}

function copy(value: Value): Value {
  if (Array.isArray(value)) return value.map(copy);
  return value instanceof PyDict ? PyDict.of([...value.entries()].map(([key, item]) => [key, copy(item)])) : value;
}

function ourRound(work: readonly Render[]): number {
  const contexts = work.map(
    ({ context }) => new Map([...context.entries()].map(([key, value]) => [key as string, copy(value)])),
  );
  const started = performance.now();
  work.forEach(({ template }, i) => {
    const result = renderTemplate(template, contexts[i]!, { pick: 'first' });
    if (!result.ok) throw new Error(result.error.message);
  });
  return (performance.now() - started) / 1000;
}

/** Python as a partner that renders one round per call; `undefined` where there is no Python with jinja2. */
async function startPython(
  file: string,
): Promise<{ name: string; round: () => Promise<number>; stop: () => void } | undefined> {
  const child = spawn('python3', [join('bench', 'jinja', 'python_side.py'), file], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const failed = new Promise<undefined>((resolve) => {
    child.on('error', () => resolve(undefined));
    child.on('exit', () => resolve(undefined));
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string | undefined> => {
    const line = await Promise.race([lines.next(), failed]);
    return line && !line.done ? line.value : undefined;
  };
  const name = await next();
  if (name === undefined) return undefined;
  return {
    name,
    round: async () => {
      child.stdin.write('\n');
      const seconds = await next();
      if (seconds === undefined) throw new Error('Python stopped');
      return Number(seconds);
    },
    stop: () => child.stdin.end(),
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

async function main(): Promise<void> {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    console.error('usage: npm run bench:jinja -- CORPUS.jsonl[.gz]');
    process.exit(2);
  }
  const work = loadCorpus(file);
  const python = await startPython(file);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const seconds = ourRound(work);
    const other = await python?.round();
    if (round < 0) continue;
    ours.push(seconds);
    if (other !== undefined) theirs.push(other);
  }
  python?.stop();
  const rate = (seconds: readonly number[]): number => work.length / median(seconds);
  const show = (name: string, seconds: readonly number[]): void =>
    console.log(`${name.padEnd(32)} ${Math.round(rate(seconds)).toLocaleString('en').padStart(10)} renders/s`);
  console.log(`${work.length} renders a round, median of ${ROUNDS} alternating rounds`);
  show(`ours, Node ${process.versions.node}`, ours);
  if (!python) console.log('no Python with jinja2 to compare with');
  else {
    show(python.name, theirs);
    const ratios = ours.map((seconds, i) => theirs[i]! / seconds);
    console.log(`ratio ${median(ratios).toFixed(2)} (rounds ${ratios.map((ratio) => ratio.toFixed(1)).join(' ')})`);
  }
}

void main();
