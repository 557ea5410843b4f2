import { basename } from 'node:path/posix';
import * as l10n from '@vscode/l10n';
import type { ParsedDocument, ParsedTask } from '../parsed-document';

/** The tasks that extend a file at first hand. */
export function extendedBy(parsed: ParsedDocument, files: readonly ParsedDocument[]): readonly ParsedTask[] {
  return files.filter(
    (file): file is ParsedTask => file.kind === 'task' && file.loaded.task?.base?.path === parsed.source.path,
  );
}

/** Why a column of a task cannot be renamed in its file alone: templates of another file read it too. */
export function refuseShared(parsed: ParsedDocument, files: readonly ParsedDocument[]): string | undefined {
  const base = parsed.kind === 'task' ? parsed.loaded.task?.base?.path : undefined;
  const other = base ?? extendedBy(parsed, files)[0]?.source.path;
  return other === undefined
    ? undefined
    : l10n.t(
        'Templates here and in {0} share their columns by "extends"; rename the column with "rename" in each data block.',
        basename(other),
      );
}
