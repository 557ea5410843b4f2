import type { TextEdit } from '../../text';
import { parseDocument, type ParsedDocument, type ParsedTask } from '../parsed-document';
import { columnNames } from './column-names';
import { jinjaNames } from './jinja-names';
import { workspaceNames } from './workspace-names';

/** The file after edits that do not overlap, and where each edit's text stands in it, in the order of the file. */
export function applyEdits(
  parsed: ParsedDocument,
  edits: readonly TextEdit[],
): { readonly parsed: ParsedDocument; readonly starts: readonly number[] } {
  let [text, from] = ['', 0];
  const starts: number[] = [];
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    text += parsed.text.slice(from, span.start);
    starts.push(text.length);
    text += newText;
    from = span.end;
  }
  text += parsed.text.slice(from);
  return { parsed: parseDocument({ ...parsed.source, text }), starts };
}

/** Whether a file reads without fault of YAML or Jinja and has a name, decoded, wherever it is said to stand. */
export function readsAs(parsed: ParsedDocument, name: string, starts: readonly number[]): boolean {
  if (!isReadable(parsed)) return false;
  const inTask = (task: ParsedTask) => [...columnNames(task), ...jinjaNames(task, new Set([name]))];
  const places = new Set(
    [...workspaceNames(parsed), ...(parsed.kind === 'task' ? inTask(parsed) : [])]
      .filter((occurrence) => occurrence.name === name)
      .map(({ span }) => span.start),
  );
  // Where quotes had to come with the name, it stands behind the first.
  return starts.every((start) => places.has(start) || places.has(start + 1));
}

/** Whether no fault of YAML or of Jinja's grammar can hide a name. */
export function isReadable(parsed: ParsedDocument): boolean {
  const problems = parsed.kind === 'other' ? [] : parsed.loaded.problems;
  return problems.every(
    ({ code, severity }) => severity !== 'error' || (code !== 'yaml-syntax' && code !== 'jinja-syntax'),
  );
}
