import { posix } from 'node:path';
import { columnsOf, type ColumnType } from '../data';
import { printTask, type SourceDraft, type TaskDraft } from '../import';
import { guessAnswer, type AnswerGuess } from './answers';
import { freeNames, renameKeys } from './free-names';
import type { Starter } from './starter';
import { continuing, starterTemplates } from './starter-templates';
import { subjectsOf } from './subjects';

/** What the person chose. */
export interface StarterChoice {
  readonly name: string;
  readonly cluster: string;
  /** The folder of the task file: absolute, with forward slashes. */
  readonly folder: string;
}

/**
 * The text of a task file for the data: pinned columns, splits, guessed choices and three templates. Undefined where no
 * column holds a text to ask about.
 */
export function printStarter(starter: Starter, { name, cluster, folder }: StarterChoice): string | undefined {
  const names = freeNames(
    starter.columns.map((column) => column.name),
    guessAnswer(starter.columns, starter.rows),
  );
  const rows = names.size === 0 ? starter.rows : starter.rows.map((row) => renameKeys(row, names));
  const columns = names.size === 0 ? starter.columns : columnsOf(rows);
  const answer = guessAnswer(columns, rows);
  const subjects = subjectsOf(columns, rows, answer);
  const [first] = subjects;
  if (!first) return undefined;
  const asks = answer && starterTemplates(subjects, answer);
  const note = answer && noteOf(answer);
  const task: TaskDraft = {
    name,
    ...(note === undefined ? {} : { note }),
    cluster,
    data: {
      source: sourceFrom(starter.source, folder),
      ...(starter.splits ? { splits: starter.splits } : {}),
      columns: columnTypes(starter),
      ...(names.size > 0 ? { rename: names } : {}),
    },
    ...(answer && answer.kind !== 'text' ? { choices: answer.choices, answer: answer.answer } : {}),
    ...(answer && answer.kind !== 'text' ? {} : { metrics: ['rouge'] }),
    templates: asks ?? continuing(first),
  };
  return printTask(task);
}

/** What the data does not say and a person has to. In English, as the templates are. */
function noteOf(answer: AnswerGuess): string | undefined {
  return answer.kind === 'labels' && answer.isNumbered
    ? 'The data numbers its labels: put the words that they mean into `choices`, in the same order.'
    : undefined;
}

function sourceFrom(source: SourceDraft, folder: string): SourceDraft {
  if (source.kind === 'hf' || typeof source.path !== 'string') return source;
  return { ...source, path: posix.relative(folder, source.path) };
}

const types: Readonly<Record<string, ColumnType>> = {
  str: 'string',
  int: 'int',
  float: 'float',
  bool: 'bool',
  list: 'list',
  dict: 'dict',
};

/** The columns of one type; a mixed one is not pinned. A CSV file's cells are texts, which pins would convert. */
function columnTypes({ columns }: Starter): ReadonlyMap<string, string> {
  return new Map(
    columns.flatMap(({ name, type }): [string, string][] => (Object.hasOwn(types, type) ? [[name, types[type]!]] : [])),
  );
}
