import { basename, dirname, relative } from 'node:path';
import * as l10n from '@vscode/l10n';
import { readRows, sourceOfFile, withoutEnding, type DataSpec, type FileSystem, type RowProblem } from '../../data';
import { pyStr, type PyDict } from '../../value';
import { unknownCluster, unreadable } from '../report/advice';
import { guessCluster, UNKNOWN_CLUSTER } from '../clusters';
import type { ImportContext, Imported, Importer } from '../importer';
import { TASK_SUFFIX } from '../names';
import { printTask } from '../print-task';
import type { ReportItem } from '../report/report';
import { isDataFile } from './data-file';
import { shapeOf, type SftShape } from './shape';
import { identityTemplate } from './template';

/** By so many rows a file is known. */
const SAMPLE = 50;

/**
 * Data for supervised fine-tuning as a task with one template that gives its prompts and answers back. The file stays
 * where it is: the task names it.
 */
export const sft: Importer = {
  id: 'sft',
  title: 'supervised fine-tuning data',
  recognises: (text, path) =>
    isDataFile(path) ||
    (/\.json$/.test(path) &&
      /^\s*[[{]/.test(text) &&
      /"(?:messages|conversations|prompt|instruction|inputs|inputs_pretokenized)"\s*:/.test(text.slice(0, 20_000))),
  convert: async ({ path }, context) => {
    const { rows, problems } = await firstRows(path, context.fs);
    const shape = shapeOf(rows);
    const template = shape && identityTemplate(shape);
    if (!shape || !template) return nothing(path, shape, rows, problems);
    return converted(path, shape, template, rows, context);
  },
};

async function firstRows(
  path: string,
  fs: FileSystem,
): Promise<{ readonly rows: readonly PyDict[]; readonly problems: readonly RowProblem[] }> {
  const spec: DataSpec = {
    source: sourceOfFile(basename(path)),
    splits: new Map([['train', { name: 'train' }]]),
    rename: new Map(),
    derive: [],
    caps: new Map(),
  };
  const rows: PyDict[] = [];
  const problems: RowProblem[] = [];
  for await (const entry of readRows(spec, 'train', { base: dirname(path), fs, limit: SAMPLE })) {
    if (entry.kind === 'row') rows.push(entry.row);
    else problems.push(entry.problem);
  }
  return { rows, problems };
}

function converted(
  path: string,
  shape: SftShape,
  template: NonNullable<ReturnType<typeof identityTemplate>>,
  rows: readonly PyDict[],
  { out, nameTask }: ImportContext,
): Imported {
  const { input, target, keepIf } = template;
  const base = withoutEnding(basename(path));
  const name = nameTask(base);
  const cluster = guessCluster([base]);
  const { kind } = sourceOfFile(path);
  const to = `${name}${TASK_SUFFIX}`;
  const text = printTask({
    name,
    cluster: cluster ?? UNKNOWN_CLUSTER,
    data: {
      source: { kind, path: relative(out, path).replaceAll('\\', '/') },
      ...(keepIf === undefined ? {} : { keepIf }),
    },
    scoring: 'generate',
    metrics: ['rouge'],
    templates: [{ name: 'as-written', body: { kind: 'pair', input, target } }],
  });
  const what = l10n.t('task {0}', name);
  const person: ReportItem[] = [];
  if (cluster === undefined) {
    const { why, remedy } = unknownCluster();
    person.push(itemAt(path, what, why, remedy));
  }
  const tasks = [...new Set(rows.map((row) => row.get('task_name')).filter((value) => value !== undefined))];
  if (tasks.length > 0) {
    const names = tasks.slice(0, 3).map(pyStr).join(', ');
    const why = l10n.t('The rows belong to several tasks, which a hold-out must be able to tell apart.');
    const remedy = l10n.t(
      'Copy the task file for each, with "keep_if" as in {0}.',
      `"{{ task_name == '${pyStr(tasks[0]!)}' }}"`,
    );
    person.push(itemAt(path, `task_name: ${names}`, why, remedy));
  }
  const made = itemAt(
    path,
    what,
    l10n.t('A task file was made of it, with a template that gives back what the rows hold.'),
  );
  return {
    files: [{ path: to, text }],
    converted: [{ ...made, format: 'sft', to, templates: 1 }],
    aside: asides(path, shape),
    person,
    failed: [],
  };
}

function asides(path: string, shape: SftShape): ReportItem[] {
  if (shape.kind !== 'messages' && shape.kind !== 'prompt-messages') {
    const why = l10n.t('White space around prompt and answer is dropped; the recipe says what stands between them.');
    return [itemAt(path, shape.kind, why)];
  }
  if (!shape.turns.isLong) return [];
  return [
    itemAt(
      path,
      shape.turns.column,
      l10n.t('Only the last answer of a conversation is the target; what comes before is the prompt.'),
    ),
  ];
}

/** What to say of a file that became no task. */
function nothing(
  path: string,
  shape: SftShape | undefined,
  rows: readonly PyDict[],
  problems: readonly RowProblem[],
): Imported {
  const person: ReportItem[] = [];
  const broken = unreadable();
  const failed: ReportItem[] = problems
    .filter(({ severity }) => severity === 'error')
    .map(({ file, line, message }) => ({
      ...itemAt(file, message, broken.why, broken.remedy),
      line: Math.max(1, line),
    }));
  if (shape?.kind === 'text') {
    const why = l10n.t('Prompt and answer stand in one text, which no rule divides.');
    person.push(
      itemAt(path, shape.column, why, l10n.t('Write a template whose "input" and "target" take the text apart.')),
    );
  } else if (shape) {
    const why = l10n.t('The turns hold more than text; tasks here are text.');
    const what = shape.kind === 'not-text' ? shape.column : shape.kind;
    person.push(itemAt(path, what, why, l10n.t('Leave out what is no text.')));
  } else if (rows.length > 0) {
    const columns = [...rows[0]!.keys()].map(pyStr).join(', ');
    const why = l10n.t('No column holds a prompt or an answer by a known name.');
    const remedy = l10n.t('Rename columns to {0}, or write a task file by hand.', 'prompt, completion');
    failed.push(itemAt(path, columns, why, remedy));
  } else if (failed.length === 0) {
    failed.push(itemAt(path, basename(path), l10n.t('The file has no rows.')));
  }
  return { files: [], converted: [], aside: [], person, failed };
}

function itemAt(file: string, what: string, why: string, remedy = ''): ReportItem {
  return { file, line: 1, column: 1, what, why, remedy };
}
