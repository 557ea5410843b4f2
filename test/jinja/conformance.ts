/**
 * Renders a corpus of checked templates and counts what differs: `npm run conformance -- FILE.jsonl[.gz]`.
 * One record a line: `{jinja, answer_choices?, options?, examples: [{context, rendered, answer_choices_rendered?}]}`;
 * an example may add `rendered_truncated`, PromptSource's form with every printed value cut at 2,048 characters, or
 * have `raises` instead of `rendered`, for a template that must fail.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseTemplate, renderTemplate, type ParseOptions, type UndefinedFlavour } from '../../src/jinja';
import { parseJson, PyDict, pyStr, truthy, type Value } from '../../src/value';

interface Difference {
  readonly where: string;
  readonly expected: string;
  readonly actual: string;
}

const SHOWN = 25;

function main(): void {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    console.error('usage: npm run conformance -- FILE.jsonl[.gz]');
    process.exit(2);
  }
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const started = performance.now();
  let passed = 0;
  let failed = 0;
  const differences: Difference[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    for (const difference of checkRecord(line, index + 1)) {
      if (difference === undefined) passed++;
      else {
        failed++;
        if (differences.length < SHOWN) differences.push(difference);
      }
    }
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${passed} passed, ${failed} failed (${seconds} s)`);
  for (const { where, expected, actual } of differences) {
    console.log(`\n${where}\n  expected ${JSON.stringify(expected)}\n  actual   ${JSON.stringify(actual)}`);
  }
  process.exit(failed === 0 ? 0 : 1);
}

/** One entry per example: `undefined` where all its texts are right. */
function* checkRecord(line: string, number: number): Iterable<Difference | undefined> {
  const parsed = parseJson(line);
  if (!parsed.ok || !(parsed.value instanceof PyDict)) {
    yield {
      where: `line ${number}`,
      expected: 'a JSON object',
      actual: parsed.ok ? 'another value' : parsed.error.message,
    };
    return;
  }
  const record = parsed.value;
  const options = record.get('options') ?? null;
  const parse = parseOptions(options);
  const name = [record.get('file'), record.get('name')].filter((part) => typeof part === 'string').join(' / ');
  const sources = [
    { key: 'rendered', source: record.get('jinja') },
    { key: 'answer_choices_rendered', source: record.get('answer_choices') },
    { key: 'rendered_truncated', source: truncating(record.get('jinja')) },
  ].flatMap(({ key, source }) => (typeof source === 'string' ? [{ key, template: parseTemplate(source, parse) }] : []));
  for (const [index, example] of list(record.get('examples')).entries()) {
    if (!(example instanceof PyDict)) continue;
    yield sources
      .map(({ key, template }): Difference | undefined => {
        const raises = key === 'rendered' ? example.get('raises') : undefined;
        const expected = example.get(key) ?? raises;
        if (typeof expected !== 'string') return undefined;
        // Choices are rendered from the row alone, before they become a variable.
        const context = example.get(key === 'answer_choices_rendered' ? 'fields' : 'context') ?? example.get('context');
        const result = renderTemplate(template, variables(context), { pick: 'first', undefined: flavour(options) });
        const actual = result.ok ? result.value : `${result.error.code}: ${result.error.message}`;
        const right = raises === undefined ? actual === expected : !result.ok;
        return right ? undefined : { where: `line ${number} example ${index} ${key}: ${name}`, expected, actual };
      })
      .find((difference) => difference !== undefined);
  }
}

/** PromptSource's own textual rewrite. */
function truncating(source: Value | undefined): Value | undefined {
  return typeof source === 'string' ? source.replaceAll('}}', ' | string | truncate(2048) }}') : undefined;
}

function list(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : [];
}

/** A fresh copy for each render, since templates may change lists and dicts. */
function variables(value: Value | undefined): ReadonlyMap<string, Value> {
  const variables = new Map<string, Value>();
  if (value instanceof PyDict) for (const [key, item] of value.entries()) variables.set(pyStr(key), copy(item));
  return variables;
}

function copy(value: Value): Value {
  if (Array.isArray(value)) return value.map(copy);
  if (value instanceof PyDict) return PyDict.of([...value.entries()].map(([key, item]) => [key, copy(item)] as const));
  return value;
}

function parseOptions(options: Value): ParseOptions {
  const flag = (name: string): boolean => options instanceof PyDict && truthy(options.get(name) ?? false);
  return {
    trimBlocks: flag('trim_blocks'),
    lstripBlocks: flag('lstrip_blocks'),
    keepTrailingNewline: flag('keep_trailing_newline'),
  };
}

function flavour(options: Value): UndefinedFlavour {
  const name = options instanceof PyDict ? options.get('undefined') : undefined;
  return name === 'strict' || name === 'chainable' ? name : 'lenient';
}

main();
