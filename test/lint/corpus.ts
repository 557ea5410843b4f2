/**
 * Every rule over PromptSource files after import: `npx tsx test/lint/corpus.ts FOLDER [CODE]`.
 * FOLDER holds `templates.yaml` files at any depth. Prints for each rule how many templates and files it fires on, and
 * the time per file; with CODE each place of that rule too.
 */
import { nodeFileSystem } from '../../src/data';
import { findSources, importFiles } from '../../src/import';
import { lintTask, rules } from '../../src/lint';
import { loadTask } from '../../src/task';

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
  for (const { code, isOff } of rules) {
    const [some, where] = [templates.get(code)!.size, inFiles.get(code)!.size];
    console.log(`${code.padEnd(36)} ${String(some).padStart(5)} / ${String(where).padEnd(4)}${isOff ? ' (off)' : ''}`);
  }
  const sum = times.reduce((a, b) => a + b, 0);
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string => sorted[Math.floor(sorted.length * share)]!.toFixed(2);
  console.log(`${sum.toFixed(0)} ms in all; per file: median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(0.9999)} ms`);
}

void main();
