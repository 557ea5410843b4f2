import * as l10n from '@vscode/l10n';
import { Cursor } from '../document';
import type { RowProblem } from '../data';
import type { Problem, Span } from '../text';
import { folderOf, relativePath } from './glob';
import type { Sample } from './host';
import type { ParsedTask } from './parsed-document';

/** What a data problem says, with its file (relative to the task's folder where it lies below) and line. */
export function tellProblem({ file, line, message }: RowProblem, taskPath: string): string {
  if (line === 0) return message;
  return `${relativePath(folderOf(taskPath), file) ?? file}:${line}: ${message}`;
}

/**
 * What is wrong with the sample of a task's data, each kind once, at the key of the data block that it goes against: a
 * column that drifted at its pin, a failed derivation at its key, a file at the source.
 */
export function dataProblems(parsed: ParsedTask, { rows, problems }: Sample): readonly Problem[] {
  const task = parsed.loaded.task;
  if (!task) return [];
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
      // A row that is left out is a loss; a task of which no row is left is a fault.
      severity: rows.length === 0 && first.severity === 'error' && isDrift(first) ? 'error' : 'warning',
      message: same.length === 1 ? told : l10n.t('{0} The same on {1} more sample rows.', told, same.length - 1),
      span: placeOf(root, first) ?? task.dataSpan,
    };
  });
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
    default:
      return data?.get('source')?.span;
  }
}
