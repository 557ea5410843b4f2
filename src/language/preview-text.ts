import { renderExample, type ExampleOptions, type Task, type TaskTemplate } from '../task';
import type { Row } from '../data';
import type { ParsedTask } from './parsed-document';
import type { PreviewSegment, PreviewText } from './protocol';
import { trace, type TracedPiece } from './trace';

/** The two texts of an example, cut into what the author wrote and what the fields printed. */
export interface PreviewTexts {
  readonly input: PreviewText;
  readonly target: PreviewText;
}

/**
 * Renders a second time with marks around every statement and lays the pieces over the plain texts. Where the two
 * renderings are not the same text, the pieces are left out: the text itself is always the plain rendering's.
 */
export function previewTexts(
  parsed: ParsedTask,
  task: Task,
  template: TaskTemplate,
  row: Row,
  options: ExampleOptions,
  plain: { readonly input: string; readonly target: string },
): PreviewTexts {
  const [input, target] = [trace(template.input.template), trace(template.target.template)];
  const marked: TaskTemplate = {
    ...template,
    input: { ...template.input, template: input.template },
    target: { ...template.target, template: target.template },
  };
  const rendered = renderExample(task, marked, row, options);
  const segments = (field: 'input' | 'target', pieces: readonly TracedPiece[] | undefined): PreviewText => ({
    text: plain[field],
    segments: fit(pieces ?? [], plain[field]).map((piece) => toSegment(parsed, template, field, piece)),
  });
  return {
    input: segments('input', rendered.ok ? input.read(rendered.value.input) : undefined),
    target: segments('target', rendered.ok ? target.read(rendered.value.target) : undefined),
  };
}

/** Cuts off what stripping took from either end; nothing where the pieces are not the text. */
function fit(pieces: readonly TracedPiece[], text: string): readonly TracedPiece[] {
  const whole = pieces.map((piece) => piece.text).join('');
  const start = whole.startsWith(text) ? 0 : whole.length - whole.trimStart().length;
  if (whole.slice(start, start + text.length) !== text) return [];
  const kept: TracedPiece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const from = Math.max(0, start - at);
    const to = Math.min(piece.text.length, start + text.length - at);
    if (from < to) kept.push({ ...piece, text: piece.text.slice(from, to) });
    at += piece.text.length;
  }
  return kept;
}

function toSegment(
  parsed: ParsedTask,
  template: TaskTemplate,
  field: 'input' | 'target',
  { text, kind, fields, span }: TracedPiece,
): PreviewSegment {
  const range = parsed.range(template[field].map.spanToFile(span));
  return { text, kind, fields, source: { uri: parsed.source.uri, range } };
}
