import assert from 'node:assert/strict';
import type { Row } from '../../src/data';
import { lintTask, rules, type LintCode, type LintContext } from '../../src/lint';
import { loadTask } from '../../src/task';
import type { Problem } from '../../src/text';
import { parseJson, PyDict } from '../../src/value';

export interface Linted {
  readonly text: string;
  readonly problems: readonly Problem<LintCode>[];
}

export function rowsOf(...lines: string[]): Row[] {
  return lines.map((line) => {
    const parsed = parseJson(line);
    assert.ok(parsed.ok && parsed.value instanceof PyDict, line);
    return parsed.value;
  });
}

/** A task file of the given keys (`head`) and template items. */
export function fileOf(head: string, ...templates: string[]): string {
  const items = templates.map((template) => `  - ${template.trim().replaceAll('\n', '\n    ')}\n`).join('');
  return `flan: task/1\ntask: t\ncluster: nli\ndata: {source: {jsonl: d.jsonl}}\n${head}${head && '\n'}templates:\n${items}`;
}

/** Lints by these rules alone, those that are off by default too. */
export function only(...codes: readonly LintCode[]): typeof lintFile {
  const others = rules.filter(({ code }) => !codes.includes(code)).map(({ code }) => [code, 'off'] as const);
  const awake = rules.filter(({ code, isOff }) => isOff && codes.includes(code));
  const severities = new Map([...others, ...awake.map(({ code, severity }) => [code, severity] as const)]);
  return (text, rows) => lintFile(text, rows, severities);
}

export function lintFile(
  text: string,
  rows: readonly Row[] = [],
  severities: LintContext['severities'] = new Map(),
): Linted {
  const { task, problems } = loadTask(text, '/t.task.flan.yaml');
  assert.deepEqual(
    problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  assert.ok(task);
  return { text, problems: lintTask(task, { rows, severities }) };
}

/** `code|what is marked`. */
export function marks({ text, problems }: Linted): string[] {
  return problems.map(({ code, span }) => `${code}|${text.slice(span.start, span.end)}`);
}

/** The file after every fix. */
export function fixed({ text, problems }: Linted): string {
  const edits = problems.flatMap(({ fix }) => fix?.edits ?? []).sort((a, b) => b.span.start - a.span.start);
  return edits.reduce((out, { span, newText }) => out.slice(0, span.start) + newText + out.slice(span.end), text);
}

/** Lints by rules that point into texts, the ones whose places the styles of scalars are tried on. */
export const lintPlaces = only(
  'constant-prompt',
  'duplicate-template-name',
  'duplicate-template-text',
  'empty-render',
  'jinja-syntax',
  'label-outside-choices',
  'single-brace-field',
  'target-not-a-choice',
  'unknown-field',
  'trailing-whitespace-before-target',
);
