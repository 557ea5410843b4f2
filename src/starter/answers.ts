import type { Column, Row } from '../data';
import { PyDict, type Value } from '../value';
import { readColumn } from './words';

/** What a row's right answer is, as far as names and values tell. All texts are Jinja or the choices themselves. */
export type AnswerGuess =
  /** One of a few answers that all rows share. `isNumbered`: the data has numbers for which a person has to find words. */
  | {
      readonly kind: 'labels';
      readonly column: string;
      readonly choices: readonly string[];
      readonly answer: string;
      readonly isNumbered: boolean;
    }
  /** One of the answers that the row itself offers. `used`: the columns that answer and choices are made of. */
  | { readonly kind: 'options'; readonly used: readonly string[]; readonly choices: string; readonly answer: string }
  /** A text to be written. */
  | { readonly kind: 'text'; readonly column: string; readonly answer: string };

/** More different values are no labels. */
const MOST_LABELS = 20;

const labelNames = [
  'label',
  'labels',
  'gold',
  'gold_label',
  'class',
  'category',
  'sentiment',
  'intent',
  'topic',
  'target',
];
const indexNames = [
  'label',
  'answer',
  'answer_index',
  'answer_idx',
  'correct',
  'correct_answer',
  'gold',
  'answerKey',
  'target',
];
const optionNames = ['choices', 'options', 'endings', 'candidates', 'answers', 'answer_choices', 'alternatives'];
const textNames = [
  ...['completion', 'response', 'output', 'target', 'targets', 'answer', 'answers', 'summary', 'highlights'],
  ...['reference', 'references', 'translation', 'paraphrase', 'title', 'headline'],
];

/** Guesses by names first, then by values: the row's own options, a label that all rows share, a text to write. */
export function guessAnswer(columns: readonly Column[], rows: readonly Row[]): AnswerGuess | undefined {
  const usable = columns.filter(({ name }) => readColumn(name) !== undefined);
  return guessOptions(usable, rows) ?? guessLabel(usable, rows) ?? guessText(usable, rows);
}

function guessOptions(columns: readonly Column[], rows: readonly Row[]): AnswerGuess | undefined {
  const index = indexNames.map((name) => columns.find((column) => column.name === name)).find(Boolean);
  if (!index) return undefined;
  for (const { name, expression, size } of optionSets(columns, rows)) {
    if (name.includes(index.name)) continue;
    const answer = pick(expression, size, index.name, rows);
    if (answer !== undefined) {
      return {
        kind: 'options',
        used: [...name, index.name],
        choices: `{{ ${expression} }}`,
        answer: `{{ ${answer} }}`,
      };
    }
  }
  const keyed = keyedOptions(columns, rows, index.name);
  return keyed && { kind: 'options', used: [keyed.column, index.name], ...keyed };
}

interface OptionSet {
  readonly name: readonly string[];
  readonly expression: string;
  readonly size: number;
}

/** Lists of texts in a column, and columns that number their options: `choice1`, `option_a`, `ending0`. */
function optionSets(columns: readonly Column[], rows: readonly Row[]): readonly OptionSet[] {
  const sets: OptionSet[] = [];
  for (const { name } of columns.filter((column) => optionNames.includes(column.name))) {
    const sizes = rows.map((row) => textList(row.get(name))?.length ?? 0);
    if (Math.min(...sizes) >= 2) sets.push({ name: [name], expression: name, size: Math.max(...sizes) });
  }
  const numbered = new Map<string, string[]>();
  for (const { name, type } of columns) {
    const stem = /^(.*?)_?(?:\d|[a-eA-E])$/.exec(name)?.[1];
    if (stem && type === 'str') numbered.set(stem, [...(numbered.get(stem) ?? []), name]);
  }
  for (const [stem, names] of numbered) {
    if (names.length < 2 || !/^(?:choice|option|ending|sol|answer|alternative|candidate)s?$/i.test(stem)) continue;
    sets.push({ name: names, expression: `[${names.join(', ')}]`, size: names.length });
  }
  return sets;
}

/** The option that a column's number, from 0 or 1, or letter means; undefined where it means none. */
function pick(options: string, size: number, column: string, rows: readonly Row[]): string | undefined {
  const values = rows.map((row) => row.get(column) ?? null);
  const of = options.startsWith('[') ? options : `${options}`;
  const numbers = values.map((value) => (isWhole(value) ? Number(value) : Number.NaN));
  if (numbers.every((number) => number >= 0 && number <= size)) {
    const isText = values.every((value) => typeof value === 'string');
    const number = isText ? `${column} | int` : column;
    const fromOne = Math.min(...numbers) >= 1 && Math.max(...numbers) === size;
    if (fromOne) return `${of}[${isText ? `(${number})` : number} - 1]`;
    return Math.max(...numbers) < size ? `${of}[${number}]` : undefined;
  }
  const letters = 'ABCDEFGHIJ'.slice(0, size);
  return values.every((value) => typeof value === 'string' && value.length === 1 && letters.includes(value))
    ? `${of}["${letters}".index(${column})]`
    : undefined;
}

/** `{text: […], label: [A, B, …]}` beside a column that names one of the labels, as ARC has it. */
function keyedOptions(
  columns: readonly Column[],
  rows: readonly Row[],
  index: string,
): { readonly column: string; readonly choices: string; readonly answer: string } | undefined {
  const found = columns.find(
    ({ name }) =>
      name !== index &&
      rows.every((row) => {
        const value = row.get(name);
        if (!(value instanceof PyDict)) return false;
        const [texts, labels] = [textList(value.get('text')), textList(value.get('label'))];
        const key = row.get(index);
        return texts?.length === labels?.length && typeof key === 'string' && labels?.includes(key) === true;
      }),
  );
  if (!found || rows.length === 0) return undefined;
  const { name } = found;
  return {
    column: name,
    choices: `{{ ${name}.text }}`,
    answer: `{{ ${name}.text[${name}.label.index(${index})] }}`,
  };
}

function guessLabel(columns: readonly Column[], rows: readonly Row[]): AnswerGuess | undefined {
  const named = labelNames.flatMap((name) => columns.filter((column) => column.name === name));
  const suffixed = columns.filter(({ name }) => /(?:_|^)(?:label|class|category)$/i.test(name));
  for (const { name } of [...named, ...suffixed]) {
    const guess = labelsOf(name, rows, 1);
    if (guess) return guess;
  }
  // Without a telling name a column of labels repeats its few values.
  for (const { name } of [...columns].reverse()) {
    const guess = labelsOf(name, rows, 4);
    if (guess) return guess;
  }
  return undefined;
}

/** @param repeats how often each value has to be there on average */
function labelsOf(column: string, rows: readonly Row[], repeats: number): AnswerGuess | undefined {
  const values = rows.map((row) => row.get(column) ?? null).filter((value) => value !== null);
  const distinct = new Set(values);
  if (distinct.size < 2 || distinct.size > MOST_LABELS || values.length < distinct.size * repeats) return undefined;
  const base = { kind: 'labels', column } as const;
  if (values.every((value) => typeof value === 'boolean')) {
    return { ...base, choices: ['no', 'yes'], answer: `{{ choices[1 if ${column} else 0] }}`, isNumbered: false };
  }
  if (
    values.every((value) => typeof value === 'string' && value !== '' && value.length <= 40 && !value.includes('\n'))
  ) {
    const choices = [...distinct].map(String).sort();
    return { ...base, choices, answer: `{{ ${column} }}`, isNumbered: choices.every((choice) => /^\d+$/.test(choice)) };
  }
  const numbers = values.map((value) => (typeof value === 'string' || !isWhole(value) ? -1 : Number(value)));
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  if (least < 0 || most - least >= MOST_LABELS || least > 1) return undefined;
  const choices = Array.from({ length: most - least + 1 }, (_, i) => String(i + least));
  return { ...base, choices, answer: `{{ choices[${column}${least === 1 ? ' - 1' : ''}] }}`, isNumbered: true };
}

function guessText(columns: readonly Column[], rows: readonly Row[]): AnswerGuess | undefined {
  const named = textNames.flatMap((name) => columns.filter((column) => column.name === name));
  for (const { name } of named) {
    const answer = textIn(name, rows);
    if (answer !== undefined) return { kind: 'text', column: name, answer: `{{ ${answer} }}` };
  }
  for (const { name } of columns.length > 1 ? [...columns].reverse() : []) {
    const nested = textIn(name, rows);
    if (nested?.includes('.text')) return { kind: 'text', column: name, answer: `{{ ${nested} }}` };
  }
  const texts = columns.filter(({ type }) => type === 'str');
  const last = texts.at(-1);
  return texts.length > 1 && last ? { kind: 'text', column: last.name, answer: `{{ ${last.name} }}` } : undefined;
}

/** A text, the first of a list of texts, or of the list under `text`, as SQuAD has it. */
function textIn(name: string, rows: readonly Row[]): string | undefined {
  const values = rows.map((row) => row.get(name) ?? null);
  if (values.every((value) => typeof value === 'string')) return name;
  if (values.every((value) => (textList(value)?.length ?? 0) > 0)) return `${name}[0]`;
  const nested = values.map((value) => (value instanceof PyDict ? textList(value.get('text')) : undefined));
  return nested.every((list) => (list?.length ?? 0) > 0) ? `${name}.text[0]` : undefined;
}

function textList(value: Value | undefined): readonly string[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}

function isWhole(value: Value): boolean {
  return typeof value === 'bigint' || typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
}
