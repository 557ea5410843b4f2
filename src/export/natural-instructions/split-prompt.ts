import type { TaskTemplate } from '../../task';

/** A template's prompt as Natural Instructions divides it. */
export interface DividedPrompt {
  /** What every row is told. */
  readonly definition: string;
  /** How much of a rendered prompt is the definition, in UTF-16 units. */
  readonly length: number;
}

/**
 * The part of a prompt that is the same for all rows: the lines before the first one that Jinja has a part in. Undefined
 * where the prompt begins with the row, or never names it.
 */
export function dividePrompt({ body }: TaskTemplate): DividedPrompt | undefined {
  if (body.kind === 'joined') return undefined;
  const { text, template } = body.input;
  const [first] = template.body;
  if (first?.type !== 'Text' || template.body.length === 1) return undefined;
  const fixed = first.text.slice(0, first.text.lastIndexOf('\n') + 1);
  const definition = fixed.trim();
  // A comment or a tag that strips white space leaves other text than the file's.
  if (definition === '' || !text.startsWith(fixed)) return undefined;
  return { definition, length: fixed.length };
}
