import * as l10n from '@vscode/l10n';
import { Cursor } from '../document';
import type { RowProblem } from '../data';
import type { Problem, Severity, Span } from '../text';
import { folderOf, relativePath } from './glob';
import type { Sample } from './host';
import type { ParsedTask } from './parsed-document';

/** What a data problem says, with its file (relative to the task's folder where it lies below) and line. */
export function tellProblem({ file, line, message }: RowProblem, taskPath: string): string {
  if (line === 0) return message;
  return `${relativePath(folderOf(taskPath), file) ?? file}:${line}: ${message}`;
}

/** The code of what is said about a dataset of which nothing is here; its cure is a command. */
export const notDownloadedCode = 'hub-not-downloaded';

/**
 * What is wrong with the sample of a task's data, each kind once, at the key of the data block that it goes against: a
 * column that drifted at its pin, a failed derivation at its key, a file at the source.
 */
export function dataProblems(parsed: ParsedTask, { rows, problems }: Sample): readonly Problem[] {
  const task = parsed.loaded.task;
  if (!task || problems.length === 0) return [];
  const root = Cursor.root(parsed.loaded.document);
  const kinds = new Map<string, RowProblem[]>();
  for (const problem of problems) {
    const kind = `${problem.code} ${problem.column ?? ''}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), problem]);
  }
  return [...kinds.values()].map((same): Problem => {
    const first = same[0]!;
    const told = tellProblem(first, parsed.source.path);
    return {
      code: first.code,
      severity: severityOf(first, rows.length),
      message: same.length === 1 ? told : l10n.t('{0} The same on {1} more sample rows.', told, same.length - 1),
      span: placeOf(root, first) ?? task.dataSpan,
    };
  });
}

/** A row that is left out is a loss; a task of which no row is left is a fault; data yet to be fetched is neither. */
function severityOf(problem: RowProblem, rows: number): Severity {
  if (problem.code === notDownloadedCode) return 'info';
  return rows === 0 && problem.severity === 'error' && isDrift(problem) ? 'error' : 'warning';
}

/** Whether the data is no longer what the task says it is. */
function isDrift({ code }: RowProblem): boolean {
  return code === 'column-missing' || code === 'column-type';
}

function placeOf(root: Cursor, { code, column }: RowProblem): Span | undefined {
  const data = root.get('data');
  switch (code) {
    case 'column-missing':
    case 'column-type': {
      const pins = data?.get('columns');
      const pin = column === undefined ? undefined : pins?.get(column);
      return (code === 'column-type' ? pin?.span : pin?.keySpan) ?? pins?.keySpan;
    }
    case 'column-new':
      return data?.get('columns')?.keySpan;
    case 'rename-missing':
      return (
        (column === undefined ? undefined : data?.get('rename')?.get(column)?.keySpan) ?? data?.get('rename')?.keySpan
      );
    case 'rename-clash':
      return (
        data
          ?.get('rename')
          ?.entries()
          .find(([, to]) => to.text === column)?.[1].span ?? data?.get('rename')?.keySpan
      );
    case 'derive-failed':
    case 'derive-hides':
      return column === undefined ? undefined : data?.get('derive')?.get(column)?.span;
    case 'keep-if-failed':
    case 'keep-if-none':
      return data?.get('keep_if')?.span;
    case 'hub-config-missing':
      return data?.get('source')?.get('config')?.span ?? data?.get('source')?.get('hf')?.span;
    case 'hub-revision-missing':
      return data?.get('source')?.get('revision')?.span;
    case 'hub-split-missing':
      return data?.get('splits')?.span ?? data?.get('source')?.get('hf')?.span;
    default:
      return data?.get('source')?.get('hf')?.span ?? data?.get('source')?.span;
  }
}
