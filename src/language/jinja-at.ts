import type { Span } from '../text';
import { isJinjaPath, jinjaScalarAt } from './jinja-scalar';
import type { ParsedTask } from './parsed-document';
import { styleOfQuote, type ScalarStyle } from './scalar-text';
import { yamlCursorAt } from './yaml-cursor';

/** A template's text around a place, and the way back from its offsets to the file's. */
export interface JinjaPlace {
  readonly source: string;
  readonly offset: number;
  readonly keys: readonly (string | number)[];
  readonly style: ScalarStyle;
  readonly toFile: (span: Span) => Span;
}

/**
 * The template at a place of a task file. Where YAML gives none because the file is being typed (an open quote, a
 * value that begins with a bare `{{`), the line up to the place is taken for one.
 */
export function jinjaAt(parsed: ParsedTask, place: number): JinjaPlace | undefined {
  const scalar = jinjaScalarAt(parsed.loaded.document, parsed.text, place);
  if (scalar) {
    const { keys, map, offset, style } = scalar;
    return { source: map.text, offset, keys, style, toFile: (span) => map.spanToFile(span) };
  }
  return fromLine(parsed, place);
}

function fromLine(parsed: ParsedTask, place: number): JinjaPlace | undefined {
  const lineStart = parsed.text.lastIndexOf('\n', place - 1) + 1;
  const before = parsed.text.slice(lineStart, place);
  const opening = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'));
  if (opening < 0 || /[}%]\}/.test(before.slice(opening))) return undefined;
  const value = yamlCursorAt(parsed.text, lineStart + opening);
  const path = value.kind === 'none' ? [] : value.path;
  if (value.kind !== 'none' && !isJinjaPath(path)) return undefined;
  const start = lineStart + opening;
  return {
    source: before.slice(opening),
    offset: before.length - opening,
    keys: path,
    style: value.kind === 'none' ? 'BLOCK_LITERAL' : styleOfQuote(value.kind === 'value' ? value.quote : ''),
    toFile: ({ start: from, end: to }) => ({ start: start + from, end: start + to }),
  };
}
