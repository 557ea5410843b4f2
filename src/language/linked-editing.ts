import type { Expression } from '../jinja';
import { bodyFields, type ChoiceItem, type Choices, type JinjaField, type Task, type TaskTemplate } from '../task';
import { contains, spanOf, type Position, type Span } from '../text';
import type { ParsedDocument } from './parsed-document';
import type { LinkedEditing } from './types';
import { eachExpression } from './values/parts';

/**
 * A written choice and where its templates spell it out, to be typed at once: a target that is the choice, and what
 * `answer` is compared with. Only where it is certain that the word means the choice, and stands unescaped in the file.
 */
export function linkedEditing(parsed: ParsedDocument, position: Position): LinkedEditing | undefined {
  const task = parsed.kind === 'task' ? parsed.loaded.task : undefined;
  if (!task) return undefined;
  const offset = parsed.offset(position);
  for (const { choices, templates } of ownersOf(task)) {
    if (choices.kind !== 'list') continue;
    for (const item of choices.items) {
      const place = placeOf(parsed.text, item);
      const isTwice = choices.items.some((other) => other !== item && other.text === item.text);
      if (!place || isTwice) continue;
      const spans = [place, ...templates.flatMap((template) => usesOf(parsed.text, task, template, item.text))];
      const isHere = spans.some((span) => contains(span, offset));
      if (isHere)
        return spans.length > 1 ? { ranges: spans.map((span) => parsed.range(span)), wordPattern } : undefined;
    }
  }
  return undefined;
}

/** What needs no escape in any style of scalar; typing anything else ends the link. */
const wordPattern = '[^"\'\\\\{}\\[\\]|%#:,&*!<>=@`\\r\\n]*';

/** Each list of choices with the templates that it rules. */
function ownersOf(task: Task): readonly { readonly choices: Choices; readonly templates: readonly TaskTemplate[] }[] {
  const own = task.templates.flatMap((template) =>
    template.choices ? [{ choices: template.choices, templates: [template] }] : [],
  );
  if (!task.choices) return own;
  return [...own, { choices: task.choices, templates: task.templates.filter(({ choices }) => !choices) }];
}

/** The choice's letters in the file; undefined where they are escaped or folded. */
function placeOf(text: string, item: ChoiceItem): Span | undefined {
  const { start, end } = item.span;
  const written = text.slice(start, end);
  const isQuoted = /^(["']).*\1$/s.test(written);
  const span = isQuoted ? spanOf(start + 1, end - 1) : item.span;
  return item.text !== '' && text.slice(span.start, span.end) === item.text ? span : undefined;
}

function usesOf(text: string, task: Task, template: TaskTemplate, choice: string): readonly Span[] {
  const fields = bodyFields(template);
  const answer = template.answer ?? task.answer;
  const found: Span[] = [];
  const add = (field: JinjaField, start: number): void => {
    const span = field.map.spanToFile(spanOf(start, start + choice.length));
    if (field.map.exact && text.slice(span.start, span.end) === choice) found.push(span);
  };
  for (const { key, field } of fields) {
    if (hasErrors(field)) return [];
    const [only] = field.template.body;
    const isWhole = key === 'target' && field.template.body.length === 1 && only?.type === 'Text';
    if (isWhole && template.scoring === 'rank' && field.text.trim() === choice) {
      add(field, field.text.indexOf(choice));
    }
  }
  // The answer is one of the choices only where it is taken from them and nobody gives the name another value.
  const isAnswer = answer && !hasErrors(answer) && isChoice(answer);
  if (!isAnswer || fields.some(({ field }) => assigns(field, 'answer'))) return found;
  for (const { field } of fields) {
    for (const { span } of comparedWith(field, choice)) add(field, span.start + 1);
  }
  return found;
}

/** The string literals equal to `choice` on the other side of a comparison of `answer`. */
function comparedWith(field: JinjaField, choice: string): readonly Expression[] {
  const found: Expression[] = [];
  eachExpression(field.template.body, (expression) => {
    if (expression.type !== 'Compare' || expression.rest.length !== 1) return;
    const [{ operator, right }] = expression.rest as readonly [(typeof expression.rest)[number]];
    const { left } = expression;
    const isWord = (side: Expression): boolean =>
      side.type === 'Constant' &&
      side.literal.kind === 'string' &&
      side.literal.value === choice &&
      field.text.slice(side.span.start + 1, side.span.end - 1) === choice;
    if (operator === '==' || operator === '!=') {
      if (isAnswerName(left) && isWord(right)) found.push(right);
      if (isAnswerName(right) && isWord(left)) found.push(left);
    } else if ((operator === 'in' || operator === 'not in') && isAnswerName(left)) {
      if (right.type === 'List' || right.type === 'Tuple') found.push(...right.items.filter(isWord));
    }
  });
  return found;
}

function isAnswerName(expression: Expression): boolean {
  return expression.type === 'Name' && expression.name === 'answer';
}

function hasErrors({ template }: JinjaField): boolean {
  return template.problems.some(({ severity }) => severity === 'error');
}

/** Whether a text is nothing but one of the choices, as in `{{ choices[label] }}`. */
function isChoice({ template }: JinjaField): boolean {
  const parts = template.body.filter((part) => part.type !== 'Text' || part.text.trim() !== '');
  const [only] = parts;
  if (parts.length !== 1 || only?.type !== 'Output' || only.expression.type !== 'Item') return false;
  const { target } = only.expression;
  return target.type === 'Name' && target.name === 'choices';
}

/** Whether the template may give a name a value of its own; any mention in a tag that can counts. */
function assigns({ text }: JinjaField, name: string): boolean {
  return new RegExp(`\\{%[-+]?\\s*(?:set|for|with|macro|call|import|from)\\b(?:(?!%\\}).)*\\b${name}\\b`, 's').test(
    text,
  );
}
