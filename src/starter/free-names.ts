import type { Row } from '../data';
import { PyDict } from '../value';
import type { AnswerGuess } from './answers';

/** Columns that the workbench's own names would hide in templates, by what they are called instead. */
const freed: Readonly<Record<string, string>> = {
  choices: 'options',
  answer_choices: 'options',
  answer: 'reply',
  options_: 'options',
};

/**
 * New names for columns that are called as templates call choices and answer, once a task has these.
 */
export function freeNames(names: readonly string[], guess: AnswerGuess | undefined): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  if (!guess || guess.kind === 'text') return renamed;
  // What `answer` is made of is read where the name is still the column's.
  const isRead = guess.kind === 'labels' ? guess.column === 'answer' : guess.used.includes('answer');
  const taken = new Set(names);
  for (const name of names) {
    if (!Object.hasOwn(freed, name) || (name === 'answer' && isRead)) continue;
    let free = freed[name]!;
    while (taken.has(free)) free += '_';
    taken.add(free);
    renamed.set(name, free);
  }
  return renamed;
}

/** A row as templates see it after the renaming. */
export function renameKeys(row: Row, names: ReadonlyMap<string, string>): Row {
  return PyDict.of(
    [...row.entries()].map(([key, value]) => [(typeof key === 'string' && names.get(key)) || key, value]),
  );
}
