import { analyseParts, type Analysis, type FieldUse } from '../jinja';
import { bodyFields, bodyParts, type BodyPart, type JinjaField, type TaskTemplate } from '../task';
import type { Span } from '../text';
import { textsOf, walkTree, type Expression } from './tree';

/** What a stretch of a template's body reads, sets and draws. */
export interface Side extends Pick<Analysis, 'uses' | 'assigned' | 'randomPlaces'> {
  readonly part: BodyPart;
}

/** Both sides of a template; where control flow spans the separator, no place divides them and both are the whole. */
export interface Sides {
  readonly prompt: Side;
  readonly target: Side;
  readonly isDivided: boolean;
}

const known = new WeakMap<TaskTemplate, Sides>();

/** The two sides of a template, analysed once as the one scope that they are. */
export function sidesOf(template: TaskTemplate): Sides {
  let sides = known.get(template);
  if (!sides) known.set(template, (sides = analyseSides(template)));
  return sides;
}

function analyseSides(template: TaskTemplate): Sides {
  const { input, target } = bodyParts(template);
  const analyses = analyseParts(bodyFields(template).map(({ field }) => field.template));
  const whole = analyses[0]!;
  const isDivided = input.field !== target.field || input.span.start !== target.span.start;
  return {
    prompt: sideOf(input, whole),
    target: sideOf(target, analyses[1] ?? whole),
    isDivided,
  };
}

function sideOf(part: BodyPart, { uses, assigned, randomPlaces }: Analysis): Side {
  const inside = <T extends { readonly span: Span }>(items: readonly T[]): readonly T[] =>
    items.filter(({ span }) => isInside(span, part.span));
  return { part, uses: inside(uses), assigned: inside(assigned), randomPlaces: inside(randomPlaces) };
}

function isInside(span: Span, outer: Span): boolean {
  return span.start >= outer.start && span.end <= outer.end;
}

/** Whether a side reads one of these names, itself or through what the other side sets. */
export function reads({ uses }: Pick<Side, 'uses'>, ...names: readonly string[]): boolean {
  return uses.some((use: FieldUse) => names.includes(use.name));
}

/** A stretch that is printed as it stands. */
export interface WrittenText {
  readonly field: JinjaField;
  readonly span: Span;
}

/** What a side prints as it stands, white space at its ends aside. */
export function textsOfPart({ field, span }: BodyPart): readonly WrittenText[] {
  return textsOf(field.template).flatMap((text) => {
    const start = Math.max(text.start, span.start);
    const end = Math.min(text.end, span.end);
    return start < end ? [{ field, span: { start, end } }] : [];
  });
}

/** What a template prints as it stands, prompt first, each stretch once. */
export function textsOfTemplate(template: TaskTemplate): readonly WrittenText[] {
  const { prompt, target, isDivided } = sidesOf(template);
  return [...textsOfPart(prompt.part), ...(isDivided ? textsOfPart(target.part) : [])];
}

/** The expressions that a side prints, constants aside, in source order. */
export function outputsOf({ field, span }: BodyPart): readonly Expression[] {
  const found: Expression[] = [];
  walkTree(field.template, (node) => {
    if (node.type !== 'Output' || !isInside(node.span, span)) return;
    if (node.expression.type !== 'Constant' && node.expression.type !== 'Missing') found.push(node.expression);
  });
  return found;
}

/** All words that a side may print itself, those in its expressions too (`{{ "yes" }}`), in no order. */
export function wordsOfPart(part: BodyPart): string {
  const { template, text } = part.field;
  const words = textsOfPart(part).map(({ span }) => text.slice(span.start, span.end));
  walkTree(template, (node) => {
    if (node.type === 'Constant' && node.literal.kind === 'string' && isInside(node.span, part.span)) {
      words.push(node.literal.value);
    }
  });
  return words.join(' ');
}
