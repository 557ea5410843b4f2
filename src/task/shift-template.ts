import { shift } from '../text';
import type { Choices, JinjaField, Task, TaskTemplate, TemplateBody } from './task';
import { keepHash } from './template-hash';

/** The same template where text before it came or went; what it shares with the task stays where that stands. */
export function shiftTemplate(
  template: TaskTemplate,
  by: number,
  shared: Pick<Task, 'choices' | 'answer'>,
): TaskTemplate {
  if (by === 0) return template;
  const { choices, answer, body } = template;
  const shifted: TaskTemplate = {
    ...template,
    nameSpan: shift(template.nameSpan, by),
    span: shift(template.span, by),
    ...(choices && choices !== shared.choices ? { choices: shiftChoices(choices, by) } : {}),
    ...(answer && answer !== shared.answer ? { answer: shiftField(answer, by) } : {}),
    body: shiftBody(body, by),
  };
  keepHash(template, shifted);
  return shifted;
}

function shiftBody(body: TemplateBody, by: number): TemplateBody {
  return body.kind === 'joined'
    ? { ...body, jinja: shiftField(body.jinja, by) }
    : { ...body, input: shiftField(body.input, by), target: shiftField(body.target, by) };
}

function shiftChoices(choices: Choices, by: number): Choices {
  const span = shift(choices.span, by);
  return choices.kind === 'list'
    ? { ...choices, span, items: choices.items.map((item) => ({ ...item, span: shift(item.span, by) })) }
    : { ...choices, span, field: shiftField(choices.field, by) };
}

function shiftField(field: JinjaField, by: number): JinjaField {
  return { text: field.text, map: field.map.shifted(by), template: field.template, span: shift(field.span, by) };
}
