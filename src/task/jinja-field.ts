import { parseTemplate, type ParseOptions } from '../jinja';
import type { Cursor } from '../document';
import { mapScalar, ScalarMap, type Fix, type Problem, type Span } from '../text';
import type { TaskCode } from './codes';
import type { ParsedJinja } from './parsed-jinja';
import type { JinjaField } from './task';

/** What a task's parts are read with: the file's text, and where problems go. */
export interface TaskReader {
  readonly text: string;
  readonly report: (problem: Problem<TaskCode>) => void;
  /** What was parsed before, if anything was. */
  readonly parsed?: ParsedJinja;
}

/** Parses a scalar's Jinja; its problems are reported at their places in the file. Undefined where none stands. */
export function readField(
  reader: TaskReader,
  cursor: Cursor | undefined,
  options?: ParseOptions,
): JinjaField | undefined {
  const scalar = cursor?.scalar;
  if (!cursor || !scalar) return undefined;
  const written = mapScalar(reader.text, scalar);
  // Of text that stands in another file no offset is a place in this one.
  const map = cursor.standIn ? new ScalarMap(written.text, cursor.standIn) : written;
  const template = reader.parsed?.get(map.text, options) ?? parseTemplate(map.text, options);
  for (const { span, fix, ...problem } of template.problems) {
    const mapped = fix && fixInFile(fix, map);
    reader.report({ ...problem, span: map.spanToFile(span), ...(mapped ? { fix: mapped } : {}) });
  }
  return { text: map.text, map, template, span: cursor.span };
}

/** A fix of the decoded text as one of the file; none where its new text might need escapes in the scalar's style. */
function fixInFile({ title, edits }: Fix, map: ScalarMap): Fix | undefined {
  const isSafe = map.exact && edits.every(({ newText }) => /^[\w .|(){}%-]*$/.test(newText));
  return isSafe
    ? { title, edits: edits.map(({ span, newText }) => ({ span: map.spanToFile(span), newText })) }
    : undefined;
}

/** Stands where a template has no such key yet: it renders as nothing. */
export function emptyField(span: Span): JinjaField {
  return { text: '', map: new ScalarMap('', span), template: parseTemplate(''), span };
}
