/**
 * Every rule over PromptSource files after import: `npx tsx test/lint/corpus.ts FOLDER [CODE]`.
 * FOLDER holds `templates.yaml` files at any depth. Prints for each rule how many templates and files it fires on, and
 * the time per file; with CODE each place of that rule too. Fails where PromptSource's own files give other counts.
 */
import { nodeFileSystem } from '../../src/data';
import { findSources, importFiles } from '../../src/import';
import { lintTask, rules, type LintCode } from '../../src/lint';
import { loadTask } from '../../src/task';

/** Templates and files on PromptSource's own 2,085 templates; a rule's comment explains where other counts differ. */
const onPromptSource: Readonly<Partial<Record<LintCode, string>>> = {
  'lost-escape': '1 / 1',
  'unsound-choices': '4 / 2',
  'choice-count': '2 / 1',
  'choice-order': '6 / 4',
  'ambiguous-choice': '1 / 1',
  'unused-choices': '175 / 47',
  'choices-not-in-prompt': '4 / 4',
  'choices-in-prompt': '9 / 8',
  'unfit-metric': '154 / 32',
  'near-duplicate': '221 / 89',
  'padded-name': '19 / 11',
  'no-original-template': '20 / 20',
  'few-templates': '16 / 16',
  'no-instruction': '62 / 38',
  'may-print-nothing': '344 / 71',
  'unused-variable': '3 / 2',
  'set-in-condition': '3 / 1',
  'random-on-both-sides': '11 / 5',
  'trailing-space': '343 / 147',
  'doubled-space': '75 / 59',
  'doubled-word': '2 / 2',
};

async function main(): Promise<void> {
  const [folder, shown] = process.argv.slice(2);
  if (folder === undefined) {
    console.error('usage: npx tsx test/lint/corpus.ts FOLDER [CODE]');
    process.exit(2);
  }
  const { paths } = await findSources([folder], nodeFileSystem);
  const { files } = await importFiles(paths, { fs: nodeFileSystem, out: folder, from: 'promptsource' });
  const loaded = files.flatMap(({ path, text }) => {
    const { task } = loadTask(text, path);
    return task ? [{ path, text, task }] : [];
  });
  const templates = new Map<string, Set<unknown>>(rules.map(({ code }) => [code, new Set()]));
  const inFiles = new Map<string, Set<string>>(rules.map(({ code }) => [code, new Set()]));
  const severities = new Map(rules.filter(({ isOff }) => isOff).map(({ code, severity }) => [code, severity]));
  const times: number[] = [];
  for (const { path, text, task } of loaded) {
    const started = performance.now();
    const problems = lintTask(task, { severities });
    times.push(performance.now() - started);
    for (const { code, span, message } of problems) {
      const template = task.templates.find(({ span: at }) => span.start >= at.start && span.start < at.end);
      templates.get(code)?.add(template ?? task);
      inFiles.get(code)?.add(path);
      if (code !== shown) continue;
      const around = text.slice(Math.max(0, span.start - 40), span.end + 40);
      console.log(`${path}: ${template?.name ?? ''}: ${message}\n  ${JSON.stringify(around.slice(0, 240))}`);
    }
  }
  const count = loaded.reduce((sum, { task }) => sum + task.templates.length, 0);
  console.log(`${count} templates in ${loaded.length} files`);
  let differ = 0;
  for (const { code, isOff } of rules) {
    const found = `${templates.get(code)!.size} / ${inFiles.get(code)!.size}`;
    const wanted = onPromptSource[code] ?? '0 / 0';
    const note = count === 2085 && found !== wanted ? `  expected ${wanted}` : '';
    if (note !== '') differ++;
    console.log(`${code.padEnd(36)} ${found.padStart(9)}${isOff ? ' (off)' : ''}${note}`);
  }
  const sum = times.reduce((a, b) => a + b, 0);
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => sorted[Math.floor(sorted.length * share)]!.toFixed(2);
  console.log(`${sum.toFixed(0)} ms in all; per file: median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(0.9999)} ms`);
  process.exit(differ === 0 ? 0 : 1);
}

void main();
