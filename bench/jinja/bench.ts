/**
 * Renders per second over a corpus, beside Python's jinja2, nunjucks and @huggingface/jinja in the same run:
 * `npm run bench:jinja -- CORPUS.jsonl[.gz]`. Each engine is measured on the renders that both it and ours get right.
 * Templates are compiled beforehand on all sides, the contexts are the same and ready, and ours and theirs alternate
 * round by round, so that a busy machine slows both alike. Ours runs bundled, as it ships. Without Python its row is
 * missing.
 */
import { contend, type Contender, type Cost } from './contender';
import { loadCorpus, type Render } from './corpus';
import { huggingfaceLibrary, nunjucksLibrary, ours } from './libraries';
import { startPython } from './python';

const ROUNDS = 15;
const WARM_UP = 10;
/** Renders in a round at least, so that a small corpus is measured warm, too. */
const ROUND_SIZE = 5000;

/** An engine beside ours, on what both render as expected. */
interface Match {
  readonly other: Contender;
  readonly shared: readonly number[];
  /** The same, often enough for a round. */
  readonly work: readonly number[];
  readonly ourCosts: Cost[];
  readonly theirCosts: Cost[];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

function repeated(indices: readonly number[]): readonly number[] {
  const times = indices.length === 0 ? 0 : Math.ceil(ROUND_SIZE / indices.length);
  return Array.from({ length: times }, () => indices).flat();
}

async function play(our: Contender, matches: readonly Match[]): Promise<void> {
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const { other, work, ourCosts, theirCosts } of matches) {
      const mine = await our.round(work);
      const theirs = await other.round(work);
      if (round < 0) continue;
      ourCosts.push(mine);
      theirCosts.push(theirs);
    }
  }
}

/** How many templates come out right with all their examples. */
function templatesRight(corpus: readonly Render[], right: readonly number[]): number {
  const good = new Set(right);
  return (
    new Set(corpus.map(({ template }) => template)).size -
    new Set(corpus.flatMap(({ template }, index) => (good.has(index) ? [] : [template]))).size
  );
}

function row(corpus: readonly Render[], { other, shared, work, ourCosts, theirCosts }: Match): readonly string[] {
  const rate = (costs: readonly Cost[]): string =>
    Math.round(work.length / median(costs.map(({ wall }) => wall))).toLocaleString('en');
  const ratio = (of: (cost: Cost) => number): string =>
    median(ourCosts.map((cost, round) => of(theirCosts[round]!) / of(cost))).toFixed(2);
  return [
    other.name,
    shared.length.toLocaleString('en'),
    templatesRight(corpus, other.right).toLocaleString('en'),
    rate(theirCosts),
    rate(ourCosts),
    ratio(({ wall }) => wall),
    ratio(({ cpu }) => cpu),
  ];
}

function print(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  for (const cells of rows) {
    console.log(cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '));
  }
}

async function main(): Promise<void> {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    console.error('usage: npm run bench:jinja -- CORPUS.jsonl[.gz]');
    process.exit(2);
  }
  const corpus = loadCorpus(file);
  const our = contend(ours, corpus);
  const python = await startPython(file);
  const others = [...(python ? [python] : []), contend(nunjucksLibrary, corpus), contend(huggingfaceLibrary, corpus)];
  const good = new Set(our.right);
  const matches = others.map((other): Match => {
    const shared = other.right.filter((index) => good.has(index));
    return { other, shared, work: repeated(shared), ourCosts: [], theirCosts: [] };
  });
  await play(our, matches);
  python?.stop?.();
  const templates = templatesRight(corpus, our.right).toLocaleString('en');
  console.log(
    `${our.name}: ${our.right.length.toLocaleString('en')} of ${corpus.length.toLocaleString('en')} renders right, ` +
      `${templates} templates; median of ${ROUNDS} alternating rounds, renders per second`,
  );
  const heading = ['engine', 'renders', 'templates', 'theirs/s', 'ours/s', 'ours : theirs', 'by CPU time'];
  print([heading, ...matches.map((match) => row(corpus, match))]);
}

void main();
