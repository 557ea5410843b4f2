import { parseTemplate } from '../jinja';
import type { Cursor } from '../document';
import { mapScalar, ScalarMap, type Problem, type Span } from '../text';
import type { TaskCode } from './codes';
import type { JinjaField } from './task';

/** What a task's parts are read with: the file's text, and where problems go. */
export interface TaskReader {
  readonly text: string;
  readonly report: (problem: Problem<TaskCode>) => void;
}

/** Parses a scalar's Jinja; its problems are reported at their places in the file. Undefined where none stands. */
export function readField(reader: TaskReader, cursor: Cursor | undefined): JinjaField | undefined {
  const scalar = cursor?.scalar;
  if (!cursor || !scalar) return undefined;
  const map = mapScalar(reader.text, scalar);
  const template = parseTemplate(map.text);
  for (const { code, severity, message, span } of template.problems) {
    reader.report({ code, severity, message, span: map.spanToFile(span) });
  }
  return { text: map.text, map, template, span: cursor.span };
}

/** Stands where a template has no such key yet: it renders as nothing. */
export function emptyField(span: Span): JinjaField {
  return { text: '', map: new ScalarMap('', span, undefined), template: parseTemplate(''), span };
}
