/**
 * What a keystroke costs in a large task file: `npx tsx bench/language.ts [templates]`. Prints the median and the
 * 95th percentile, in milliseconds, over edits of one character each.
 */
import { join } from 'node:path';
import { columnsOf, nodeFileSystem } from '../src/data';
import { createLanguageService, type TextDocument } from '../src/language';
import { createRandom } from '../src/random';
import { loadTokenizer } from '../src/tokenizer';
import { parseJson, PyDict } from '../src/value';
import { rowsText, taskText } from './language/made-up';

const templates = Number(process.argv[2] ?? 200);
const edits = 60;

const rows = parseRows(rowsText(50));
const sample = { revision: 'r', split: 'train', rows, columns: columnsOf(rows), problems: [] };
const model = join(__dirname, '..', 'examples', 'micro-flan', 'model');
const tokenizer = loadTokenizer(model, nodeFileSystem);
const recipe: TextDocument = {
  uri: 'file:///ws/bench.recipe.flan.yaml',
  path: '/ws/bench.recipe.flan.yaml',
  version: 1,
  text: 'flan: recipe/1\nrun: bench\ntasks: ["*.task.flan.yaml"]\nhold_out: {clusters: [none]}\nmodel: {path: model}\n',
};
const service = createLanguageService({
  documents: async () => [recipe],
  sampleRows: async () => sample,
  listFolder: async () => [],
  tokenizer: () => tokenizer,
});

const random = createRandom('bench');
let version = 0;
let text = taskText('bench', templates);

/** The file after one more character in the text of some template. */
function edit(): TextDocument {
  const marks = [...text.matchAll(/is it true/g)];
  const at = random.pick(marks).index;
  text = `${text.slice(0, at)}x${text.slice(at)}`;
  return { uri: 'file:///ws/bench.task.flan.yaml', path: '/ws/bench.task.flan.yaml', version: ++version, text };
}

async function measure(label: string, work: (document: TextDocument) => unknown): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < edits; i++) {
    const document = edit();
    const start = performance.now();
    await work(document);
    times.push(performance.now() - start);
  }
  const [first, sorted] = [times[0]!, [...times.slice(5)].sort((a, b) => a - b)];
  const at = (share: number): string => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(1).padStart(8);
  console.log(`${label.padEnd(24)} first ${first.toFixed(1).padStart(8)}  median ${at(0.5)}  p95 ${at(0.95)}  ms`);
}

async function main(): Promise<void> {
  const first = { template: { kind: 'first' }, row: { kind: 'index', index: 0 } } as const;
  const shown = { ...first, row: { kind: 'index', index: 3 } } as const;
  const line = text.split('\n').findIndex((content) => content.includes('{{ claim'));
  const character = text.split('\n')[line]!.indexOf('claim') + 2;
  const everything = { start: { line: 0, character: 0 }, end: { line: 60, character: 0 } };
  console.log(`${templates} templates, ${text.split('\n').length} lines, ${rows.length} rows, ${edits} edits`);
  await measure('symbols (reads the file)', (document) => service.symbols(document));
  await measure('diagnostics', (document) => service.diagnostics(document));
  await measure('code lenses', (document) => service.codeLenses(document));
  await measure('inlay hints, one screen', (document) => service.inlayHints(document, everything));
  await measure('semantic tokens', (document) => service.semanticTokens(document));
  await measure('completion', (document) => service.complete(document, { line, character }));
  await measure('hover', (document) => service.hover(document, { line, character }));
  await measure('preview', (document) => service.preview(document, { ...shown, uri: document.uri }));
  await measure('  with tokens', (document) =>
    service.preview(document, { ...shown, uri: document.uri, tokens: true }),
  );
  await measure('  and 5 solved examples', (document) =>
    service.preview(document, { ...shown, uri: document.uri, tokens: true, shots: { count: 5, seed: 1 } }),
  );
  await measure('10 templates, tokens', (document) =>
    service.previewSeries(document, { ...shown, uri: document.uri, tokens: true, over: 'templates', limit: 10 }),
  );
  await measure('50 rows, tokens (peek)', (document) =>
    service.previewSeries(document, { ...first, uri: document.uri, tokens: true, over: 'rows', limit: 50 }),
  );
}

function parseRows(lines: string): PyDict[] {
  return lines.split('\n').flatMap((line) => {
    const parsed = parseJson(line);
    return parsed.ok && parsed.value instanceof PyDict ? [parsed.value] : [];
  });
}

void main();
