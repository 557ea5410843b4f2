import type { Column, Row } from '../data';
import { PyDict, pyStr, type Value } from '../value';
import type { AnswerGuess } from './answers';
import { headingOf, readColumn, wordsOf } from './words';

/** A text of the row that a template can show. */
export interface Subject {
  readonly name: string;
  /** What Jinja prints it by. */
  readonly expression: string;
  readonly heading: string;
  readonly words: string;
}

/** More texts than these make no prompt that somebody reads. */
const MOST = 4;

/** Names of columns that tell rows apart. */
const keys = /(?:^|_)(?:id|idx|uid|guid|index|url|link|hash|timestamp)$/i;
/** Names of columns about the row rather than in it, unless they hold sentences. */
const about = /(?:^|_)(?:source|date|split|lang|language|type|genre|subset)$/i;

/** The texts of a row besides its answer, in the order of the columns. */
export function subjectsOf(
  columns: readonly Column[],
  rows: readonly Row[],
  answer: AnswerGuess | undefined,
): readonly Subject[] {
  const taken = new Set(answer?.kind === 'options' ? answer.used : answer ? [answer.column] : []);
  return columns
    .filter(({ name }) => !taken.has(name) && readColumn(name) !== undefined && !keys.test(name))
    .filter(({ name, examples }) => !about.test(name) || examples.some((value) => pyStr(value).length > 40))
    .flatMap(({ name }) => {
      const expression = printed(
        name,
        rows.map((row) => row.get(name) ?? null),
      );
      return expression === undefined ? [] : [{ name, expression, heading: headingOf(name), words: wordsOf(name) }];
    })
    .slice(0, MOST);
}

/** How a column's values are printed, where they are texts or lists; numbers alone say nothing to a reader. */
function printed(name: string, values: readonly Value[]): string | undefined {
  const there = values.filter((value) => value !== null);
  if (there.length === 0) return undefined;
  if (there.every((value) => typeof value === 'string')) return name;
  if (there.every((value) => isList(value, (item) => typeof item === 'string'))) return `${name} | join(" ")`;
  if (there.every((value) => isList(value, (item) => isList(item, (part) => typeof part === 'string')))) {
    return `${name} | map("join", " | ") | join("; ")`;
  }
  return there.every((value) => value instanceof PyDict && value.has('text')) ? `${name}.text` : undefined;
}

function isList(value: Value, test: (item: Value) => boolean): boolean {
  return Array.isArray(value) && value.every(test);
}
