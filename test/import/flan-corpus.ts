/**
 * FLAN's pattern files through our task files and back: `npx tsx test/import/flan-corpus.ts FILE…`. Prints how many
 * patterns come back as they were, and how many of their texts render as FLAN fills them in.
 */
import { readFileSync } from 'node:fs';
import { toFlanSet } from '../../src/export/flan/to-set';
import { parseFlanPatterns, printFlanPatterns, type FlanPatternSet } from '../../src/formats';
import { importFiles } from '../../src/import';
import { parseTemplate, renderTemplate } from '../../src/jinja';
import { nodeFileSystem } from '../../src/data';
import { loadTask, type TaskTemplate } from '../../src/task';

async function main(): Promise<void> {
  const paths = process.argv.slice(2);
  if (paths.length === 0) {
    console.error('usage: npx tsx test/import/flan-corpus.ts FILE…');
    process.exit(2);
  }
  let isRight = true;
  for (const path of paths) isRight = (await check(path)) && isRight;
  process.exit(isRight ? 0 : 1);
}

async function check(path: string): Promise<boolean> {
  const before = parseFlanPatterns(readFileSync(path, 'utf8')).value ?? [];
  const { files, report } = await importFiles([path], { fs: nodeFileSystem, out: '/', from: 'flan' });
  const loaded = files.map((file) => loadTask(file.text, file.path));
  const unsound = loaded.filter(({ problems }) => problems.some(({ severity }) => severity === 'error')).length;
  const templates = loaded.flatMap(({ task }) => task?.templates ?? []);
  const sets = loaded.flatMap(({ task }) => (task ? [toFlanSet(task).set] : []));
  const after = parseFlanPatterns(printFlanPatterns(sets)).value ?? [];
  const patterns = before.flatMap((set) => set.patterns);
  const identical = patterns.filter((_, index) => plain(before)[index] === plain(sets)[index]).length;
  const printed = [...plain(before)].sort().join() === [...plain(after)].sort().join();
  const strings = patterns.flatMap(({ inputs, targets }) => [inputs, targets]);
  const fields = templates.flatMap(textsOf);
  const equal = strings.filter((pattern, index) => rendersAs(pattern, fields[index])).length;
  const inverted = templates.filter(({ kind }) => kind === 'inverted').length;
  const newlines = templates.filter(({ keepTrailingNewline }) => keepTrailingNewline).length;
  console.log(`${path}
  ${before.length} sets, ${files.length} task files, ${unsound} with errors
  ${identical} of ${patterns.length} patterns identical, ${printed ? 'also' : 'NOT'} when printed as Python and read again
  ${equal} of ${strings.length} strings render equal
  ${inverted} patterns turned around, ${newlines} end in a newline
  ${report.person.length} places for a person, ${report.failed.length} failed`);
  return identical === patterns.length && equal === strings.length && printed && unsound === 0;
}

const known = new WeakMap<readonly FlanPatternSet[], readonly string[]>();

/** One line per pattern, without places. */
function plain(sets: readonly FlanPatternSet[]): readonly string[] {
  const lines =
    known.get(sets) ??
    sets.flatMap(({ variable, name, patterns }) =>
      patterns.map(({ inputs, targets, fewShot }) =>
        JSON.stringify([variable, name, inputs, targets, fewShot && [...fewShot]]),
      ),
    );
  known.set(sets, lines);
  return lines;
}

function textsOf({ body }: TaskTemplate): readonly string[] {
  return body.kind === 'pair' ? [body.input.text, body.target.text] : [body.jinja.text, ''];
}

/** Fills a pattern in as FLAN does, by its regular expression, and compares with the render of its Jinja. */
function rendersAs(pattern: string, jinja: string | undefined): boolean {
  const values = new Map<string, string>();
  const filled = pattern.replaceAll(/\{(\w*)\}/g, (_, name: string) => {
    const value = `<${name}> {x} {{ y }}\n`;
    values.set(name, value);
    return value;
  });
  const rendered = renderTemplate(parseTemplate(jinja ?? '', { keepTrailingNewline: true }), values);
  return rendered.ok && rendered.value === filled;
}

void main();
