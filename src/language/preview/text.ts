import {
  renderExample,
  separator,
  type ExampleOptions,
  type JinjaField,
  type Task,
  type TaskTemplate,
} from '../../task';
import type { Row } from '../../data';
import type { ParsedTask } from '../parsed-document';
import type { PreviewSegment, PreviewText } from './model';
import { trace, type Pieces, type TracedPiece } from './trace';

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
  const { body, fields, read } = traceBody(template);
  const rendered = renderExample(task, { ...template, body }, row, options);
  const pieces = rendered.ok ? read(rendered.value) : undefined;
  const textOf = (part: 'input' | 'target'): PreviewText => ({
    text: plain[part],
    segments: fit(pieces?.[part] ?? [], plain[part]).map((piece) => toSegment(parsed, fields[part], piece)),
  });
  return { input: textOf('input'), target: textOf('target') };
}

interface Both<T> {
  readonly input: T;
  readonly target: T;
}

/** A body with marks, the fields that its prompt and its target come from, and how to read what it rendered. */
interface TracedBody {
  readonly body: TaskTemplate['body'];
  readonly fields: Both<JinjaField>;
  readonly read: (rendered: Both<string>) => Both<Pieces>;
}

function traceBody({ body }: TaskTemplate): TracedBody {
  if (body.kind === 'joined') {
    const { jinja } = body;
    const traced = trace(jinja.template, separator);
    return {
      body: { kind: 'joined', jinja: { ...jinja, template: traced.template } },
      fields: { input: jinja, target: jinja },
      read: (rendered) => {
        const [input, target] = traced.read([rendered.input, rendered.target]);
        return { input, target };
      },
    };
  }
  const [input, target] = [trace(body.input.template), trace(body.target.template)];
  return {
    body: {
      kind: 'pair',
      input: { ...body.input, template: input.template },
      target: { ...body.target, template: target.template },
    },
    fields: body,
    read: (rendered) => ({ input: input.read([rendered.input])[0], target: target.read([rendered.target])[0] }),
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
    if (from < to || piece.text === '') kept.push({ ...piece, text: piece.text.slice(from, Math.max(from, to)) });
    at += piece.text.length;
  }
  return kept;
}

function toSegment(parsed: ParsedTask, { map }: JinjaField, { text, kind, fields, span }: TracedPiece): PreviewSegment {
  const range = parsed.range(map.spanToFile(span));
  return { text, kind, fields, source: { uri: parsed.source.uri, range } };
}
