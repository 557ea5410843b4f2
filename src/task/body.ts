import type { Span } from '../text';
import type { JinjaField, TaskTemplate } from './task';

/** What stands between prompt and target of a joined template, as in PromptSource. */
export const separator = '|||';

/** The rendered keys of a template's body. */
export type BodyKey = 'input' | 'target' | 'jinja';

/** The Jinja that a template's prompt and target are rendered from, under the keys that hold it. */
export function bodyFields({
  body,
}: Pick<TaskTemplate, 'body'>): readonly { readonly key: BodyKey; readonly field: JinjaField }[] {
  return body.kind === 'joined'
    ? [{ key: 'jinja', field: body.jinja }]
    : [
        { key: 'input', field: body.input },
        { key: 'target', field: body.target },
      ];
}

/** The stretch of a body that the prompt, or the target, is rendered from. */
export interface BodyPart {
  readonly field: JinjaField;
  /** Offsets in the field's text, white space at the ends aside. */
  readonly span: Span;
  /** The same in the file; the whole scalar where the field holds only this part. */
  readonly place: Span;
  /** Whether the file has no such part: no key for it, or no separator before it. Loading the task said so. */
  readonly isMissing: boolean;
  /** Whether no Jinja stands in it, so that its text is what every row gets. */
  readonly isPlain: boolean;
}

/**
 * Where prompt and target stand in the file. In a joined body they are what stands before and behind the first
 * separator; where control flow spans it, no place divides the two and each part is the whole text.
 */
export function bodyParts({ body }: Pick<TaskTemplate, 'body'>): {
  readonly input: BodyPart;
  readonly target: BodyPart;
} {
  if (body.kind === 'pair') return { input: partOf(body.input), target: partOf(body.target) };
  const { jinja } = body;
  const at = separatorOf(jinja);
  if (at === undefined) {
    const whole = partOf(jinja);
    return { input: whole, target: { ...whole, isMissing: !jinja.text.includes(separator) } };
  }
  const next = jinja.text.indexOf(separator, at + separator.length);
  return {
    input: partOf(jinja, 0, at),
    target: partOf(jinja, at + separator.length, next < 0 ? undefined : next),
  };
}

/** The offset of the first separator among the text that is printed whatever the row; undefined where there is none. */
function separatorOf({ text, template }: JinjaField): number | undefined {
  for (const statement of template.body) {
    if (statement.type !== 'Text') continue;
    const { start, end } = statement.span;
    const at = text.slice(start, end).indexOf(separator);
    if (at >= 0) return start + at;
  }
  return undefined;
}

function partOf(field: JinjaField, from = 0, to = field.text.length): BodyPart {
  const text = field.text.slice(from, to);
  const start = from + text.length - text.trimStart().length;
  const span = { start, end: Math.max(start, from + text.trimEnd().length) };
  const isWhole = from === 0 && to === field.text.length;
  return {
    field,
    span,
    place: isWhole || span.start === span.end ? field.span : field.map.spanToFile(span),
    // A key that is not there has no place of its own that its text could be mapped to.
    isMissing: field.text === '' && !field.map.exact,
    isPlain: field.template.body.every(({ type, span: at }) => type === 'Text' || at.end <= from || at.start >= to),
  };
}
