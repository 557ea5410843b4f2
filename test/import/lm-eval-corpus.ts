/**
 * Imports every task of an lm-evaluation-harness checkout and counts what became of it:
 *
 *     npx tsx test/import/lm-eval-corpus.ts FOLDER [CAUSE]
 *
 * FOLDER is the harness's `lm_eval/tasks`, or any folder with such files. Exits with 1 where a file makes the import
 * crash or a produced task file does not load without errors. With CAUSE, the places of that cause are listed.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeFileSystem } from '../../src/data';
import { lmEval } from '../../src/import/lm-eval/importer';
import { uniqueNames } from '../../src/import/names';
import type { ReportItem } from '../../src/import';
import { isSound, loadTask } from '../../src/task';

async function main([folder, cause]: readonly string[]): Promise<number> {
  if (folder === undefined) {
    console.error('Usage: npx tsx test/import/lm-eval-corpus.ts FOLDER [CAUSE]');
    return 2;
  }
  const texts = new Map<string, string | undefined>();
  const readText = async (path: string): Promise<string | undefined> => {
    if (!texts.has(path)) texts.set(path, await readFile(path, 'utf8').catch(() => undefined));
    return texts.get(path);
  };
  const nameTask = uniqueNames();
  const fates = new Map<string, number>();
  const causes = new Map<string, ReportItem[]>();
  const faults: string[] = [];
  let written = 0;
  let templates = 0;
  for await (const path of yamlFiles(folder)) {
    const text = await readFile(path, 'utf8');
    if (!lmEval.recognises(text, path)) {
      count(fates, 'not recognised');
      console.error(`not recognised: ${path}`);
      continue;
    }
    try {
      const { files, converted, person, failed, aside } = await lmEval.convert(
        { path, text },
        { out: '/out', readText, nameTask, fs: nodeFileSystem },
      );
      written += files.length;
      templates += converted.reduce((sum, item) => sum + item.templates, 0);
      for (const file of files) {
        const loaded = loadTask(file.text, join('/out', file.path));
        const errors = loaded.problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
        if (!isSound(loaded)) faults.push(`${path}: ${file.path}: ${errors.join(' ')}`);
      }
      const real = person.filter(({ why }) => !why.startsWith('The cluster'));
      for (const item of new Map([...person, ...failed].map((item) => [item.why, item])).values()) list(causes, item);
      if (failed.length > 0) count(fates, files.length > 0 ? 'converted, with a fault' : 'failed');
      else if (files.length > 0) count(fates, real.length > 0 ? 'converted, needs a person' : 'converted');
      else count(fates, person.length > 0 ? 'needs a person, nothing written' : 'no task');
      if (cause === 'aside') for (const item of aside) list(causes, item);
    } catch (error) {
      faults.push(`${path}: crash: ${String(error instanceof Error ? error.stack : error)}`);
    }
  }
  for (const [fate, number] of [...fates].sort()) console.log(`${String(number).padStart(6)}  ${fate}`);
  console.log(`${String(written).padStart(6)}  task files, ${templates} templates`);
  console.log('\nfiles by what a person must see to:');
  for (const [why, items] of [...causes].sort(([, a], [, b]) => b.length - a.length)) {
    console.log(`${String(items.length).padStart(6)}  ${why}  (${items[0]!.file}:${items[0]!.line} ${items[0]!.what})`);
    if (cause !== undefined && why.includes(cause)) {
      for (const { file, line, what } of items) console.log(`          ${file}:${line} ${what}`);
    }
  }
  for (const fault of faults.slice(0, 50)) console.log(fault);
  console.log(`${faults.length} faults`);
  return faults.length > 0 ? 1 : 0;
}

async function* yamlFiles(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* yamlFiles(path);
    else if (/\.ya?ml$/.test(entry.name)) yield path;
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function list(lists: Map<string, ReportItem[]>, item: ReportItem): void {
  const items = lists.get(item.why) ?? [];
  items.push(item);
  lists.set(item.why, items);
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
