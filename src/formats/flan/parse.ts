import * as l10n from '@vscode/l10n';
import type { Span } from '../../text';
import type { FormatProblem, ParsedFile } from '../problem';
import type { PyNode } from '../python/node';
import { parsePython } from '../python/parse';
import type { FewShotValue, FlanPattern, FlanPatternSet } from './file';

/** The fields of FLAN v2's `FewShotPattern` in the order of its class. */
export const fewShotFields: readonly string[] = [
  'inputs',
  'targets',
  'inputs_prefix',
  'targets_prefix',
  'x_y_delimiter',
  'example_separator',
  'final_suffix',
  'input_pattern',
  'in_template_mix',
];

/**
 * Reads the pattern dictionaries of a Python file of FLAN: `templates.py`, `baseline_templates.py`, and v2's with their
 * `FewShotPattern(…)`. A dictionary counts where a list under one of its keys holds such a pattern. Nothing is run:
 * what only Python could tell is a problem of code `not-a-literal`, a warning.
 */
export function parseFlanPatterns(text: string): ParsedFile<readonly FlanPatternSet[]> {
  const { statements, problems } = parsePython(text);
  const reader = new Reader([...problems]);
  for (const statement of statements) {
    if (statement.kind === 'assign') reader.assign(statement.target, statement.value, statement.span);
    else reader.passOver(text, statement.word, statement.span);
  }
  const { sets } = reader;
  if (sets.length > 0) return { value: sets, problems: reader.problems };
  const message = l10n.t('Expected a dictionary of FLAN patterns, as in {0}.', 'PATTERNS = {"rte": [("…", "…")]}');
  const none: FormatProblem = { code: 'not-this-format', severity: 'error', message, span: { start: 0, end: 0 } };
  return { problems: reader.problems.some(({ severity }) => severity === 'error') ? reader.problems : [none] };
}

class Reader {
  readonly problems: FormatProblem[];
  readonly sets: FlanPatternSet[] = [];

  constructor(problems: FormatProblem[]) {
    this.problems = problems;
  }

  assign(target: PyNode, value: PyNode, span: Span): void {
    if (target.kind === 'name' && value.kind === 'dict') {
      if (value.entries.some(({ value: list }) => holdsPatterns(list))) this.#dictionary(target.name, value);
      return;
    }
    if (target.kind === 'item' && target.target.kind === 'name' && target.key.kind === 'string') {
      const { name } = target.target;
      const isKnown = this.sets.some(({ variable }) => variable === name);
      if (isKnown || holdsPatterns(value)) this.#entry(name, target.key.value, target.key.span, value);
      return;
    }
    if (target.kind === 'name' && this.#mentionsSets(value)) this.#isCode(span, target.name);
  }

  /** Says of a statement that is no assignment that it was not run, where it works on patterns. */
  passOver(text: string, word: string, span: Span): void {
    const head = text.slice(span.start, span.end);
    const variable = this.sets.find(({ variable: name }) => new RegExp(`\\b${name}`).test(head))?.variable;
    if (variable !== undefined && word !== '') this.#isCode(span, variable);
  }

  #dictionary(variable: string, { entries }: Extract<PyNode, { kind: 'dict' }>): void {
    for (const { key, value } of entries) {
      if (key.kind === 'string') this.#entry(variable, key.value, key.span, value);
      else this.#isCode(key.span, variable);
    }
  }

  #entry(variable: string, name: string, span: Span, value: PyNode): void {
    const shared = aliased(value);
    const source = shared && this.#find(shared.variable, shared.name);
    if (source && shared.variable === variable) {
      this.#put({ ...source, name, span, aliasOf: shared.name });
      return;
    }
    if (value.kind !== 'list' && value.kind !== 'tuple') {
      this.#isCode(span, `${variable}["${name}"]`);
      return;
    }
    const patterns = value.items.flatMap((item) => this.#pattern(item) ?? []);
    if (patterns.length > 0) this.#put({ variable, name, patterns, span });
  }

  /** As in Python, the last of two equal keys stays. */
  #put(set: FlanPatternSet): void {
    const at = this.sets.findIndex(({ variable, name }) => variable === set.variable && name === set.name);
    if (at < 0) {
      this.sets.push(set);
      return;
    }
    this.sets[at] = set;
    const message = l10n.t('The key "{0}" is there twice; as in Python, the later one counts.', set.name);
    this.problems.push({ code: 'key-duplicate', severity: 'warning', message, span: set.span });
  }

  #find(variable: string, name: string): FlanPatternSet | undefined {
    return this.sets.find((set) => set.variable === variable && set.name === name);
  }

  #pattern(item: PyNode): FlanPattern | undefined {
    const fields = item.kind === 'call' && isFewShot(item.callee) ? argumentsOf(item) : pairOf(item);
    const inputs = fields?.get('inputs');
    const targets = fields?.get('targets');
    if (!fields || inputs?.kind !== 'string' || targets?.kind !== 'string') {
      this.#isNoPattern([...(fields?.values() ?? [])].find(({ kind }) => kind === 'code') ?? item);
      return undefined;
    }
    const pattern = { inputs: inputs.value, targets: targets.value, span: item.span };
    if (item.kind !== 'call') return pattern;
    const fewShot = new Map<string, FewShotValue>();
    for (const [field, node] of fields) {
      if (field === 'inputs' || field === 'targets') continue;
      if (node.kind === 'string' || node.kind === 'constant') fewShot.set(field, node.value);
      else this.#isNoPattern(node);
    }
    return { ...pattern, fewShot };
  }

  #isNoPattern(node: PyNode): void {
    const { span } = node;
    const message = node.kind === 'code' ? codeMessages[node.reason]() : l10n.t('This is no pair of two strings.');
    this.problems.push({ code: 'not-a-literal', severity: 'warning', message, span });
  }

  #isCode(span: Span, variable: string): void {
    const message = l10n.t('This Python code makes patterns of {0}; it was not run.', variable);
    this.problems.push({ code: 'not-a-literal', severity: 'warning', message, span });
  }

  /** Whether code computes with a dictionary of patterns. */
  #mentionsSets(node: PyNode): boolean {
    if (node.kind !== 'call' && node.kind !== 'item') return false;
    const inner = node.kind === 'call' ? [...node.positional, ...node.keywords.values()] : [node.target];
    return inner.some(
      (one) =>
        (one.kind === 'name' && this.sets.some(({ variable }) => one.name.split('.').at(-1) === variable)) ||
        this.#mentionsSets(one),
    );
  }
}

const codeMessages: Readonly<Record<Extract<PyNode, { kind: 'code' }>['reason'], () => string>> = {
  'f-string': () => l10n.t('This f-string is code, which is not run.'),
  bytes: () => l10n.t('These are bytes, not text.'),
  'named-character': () => l10n.t('A character by its Unicode name is not known here: write it itself, or its number.'),
  expression: () => l10n.t('This expression is code, which is not run.'),
};

function isFewShot(callee: string): boolean {
  return callee.split('.').at(-1) === 'FewShotPattern';
}

function pairOf(node: PyNode): ReadonlyMap<string, PyNode> | undefined {
  if (node.kind !== 'tuple' && node.kind !== 'list') return undefined;
  const [inputs, targets, ...more] = node.items;
  if (!inputs || !targets || more.length > 0) return undefined;
  return new Map([
    ['inputs', inputs],
    ['targets', targets],
  ]);
}

function argumentsOf({ positional, keywords }: Extract<PyNode, { kind: 'call' }>): ReadonlyMap<string, PyNode> {
  return new Map([...positional.map((node, index) => [fewShotFields[index] ?? '', node] as const), ...keywords]);
}

/** Whether a list has a pattern in it. */
function holdsPatterns(node: PyNode): boolean {
  if (node.kind !== 'list' && node.kind !== 'tuple') return false;
  return node.items.some((item) => {
    if (item.kind === 'call') return isFewShot(item.callee);
    const pair = pairOf(item);
    return pair?.get('inputs')?.kind === 'string' && pair.get('targets')?.kind === 'string';
  });
}

function aliased(node: PyNode): { readonly variable: string; readonly name: string } | undefined {
  if (node.kind !== 'item' || node.target.kind !== 'name' || node.key.kind !== 'string') return undefined;
  return { variable: node.target.name, name: node.key.value };
}
